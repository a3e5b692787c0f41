package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineKeys;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the cache before anything runs. */
class ForecastTest {
    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("data.csv"), "1\n2\n3\n");
        store = Store.open(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** The components of these tests. */
    static final class Steps {
        @Component
        static List<String> load(@Default("data.csv") Path csv) throws Exception {
            return Files.readAllLines(csv);
        }

        @Component
        static int count(List<String> lines, @Default("1") int factor) {
            return factor * lines.size();
        }

        @Component
        static String praise(List<String> lines) {
            return "many: " + lines.size();
        }

        @Component(cache = false)
        static String always() {
            return "now";
        }
    }

    private static Pipeline pipeline() {
        return Pipeline.define("p", Components.of(Steps.class), p -> {
            var lines = p.step("load");
            var count = p.step("count", lines);
            p.when(count.<Integer>number(OutputSpec.WHOLE).atLeast(10), () -> p.step("praise", lines));
            p.step("always");
        });
    }

    private List<String> explained(RunOptions options, String... arguments) {
        var pipeline = pipeline();
        var config = ConfigResolver.resolve(
                "not run",
                PipelineKeys.of(pipeline),
                List.of(ConfigLayer.arguments(List.of(arguments), "a test")),
                folder);
        return runner().explain(pipeline, config, options).stream()
                .map(f -> f.step() + " " + f.verdict() + ": " + String.join("; ", f.reasons()))
                .toList();
    }

    private Runner runner() {
        return Runner.in(store).baseFolder(folder);
    }

    @Test
    void beforeTheFirstRunNothingIsThereAndNothingIsWritten() {
        assertThat(explained(RunOptions.defaults()))
                .contains(
                        "load EXECUTED: no run of \"p\" finished it before",
                        "count OPEN: it waits for what load gives",
                        "always EXECUTED: its component is declared as not to be cached");
        assertThat(store.runs(RunQuery.all())).isEmpty();
    }

    @Test
    void afterARunItIsCachedAndItsConditionsAreDecided() {
        Run run = runner().start(pipeline());
        run.await();

        assertThat(explained(RunOptions.defaults()))
                .contains(
                        "load CACHED: nothing changed since run " + store.brief(run.id()),
                        "count CACHED: nothing changed since run " + store.brief(run.id()))
                .anyMatch(line -> line.startsWith("praise SKIPPED: ") && line.contains("(3)"));
        assertThat(explained(RunOptions.defaults().noCache())).contains("load EXECUTED: the cache is off for this run");
    }

    @Test
    void whatChangedIsNamed() throws Exception {
        runner().start(pipeline()).await();

        assertThat(explained(RunOptions.defaults(), "count.factor=5"))
                .contains("count EXECUTED: config factor was 1, is 5")
                .anyMatch(line -> line.startsWith("praise OPEN: it waits for what count gives"));
        Files.writeString(folder.resolve("data.csv"), "1\n2\n");
        assertThat(explained(RunOptions.defaults())).contains("load EXECUTED: config csv changed");
    }
}
