package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Config from files, and files that config names. */
class ConfigFilesTest {
    @TempDir
    Path folder;

    private Store store;

    /** Steps that read config. */
    static final class Steps {
        @Component
        static String greet(@Default("hello") String word, @Default("1") int times) {
            return word.repeat(times);
        }

        @Component
        static String read(Path file) throws IOException {
            return Files.readString(file);
        }

        @Component
        static String change(Path file) throws IOException {
            String before = Files.readString(file);
            Files.writeString(file, before + "!");
            return before;
        }
    }

    private static Pipeline pipeline(String step) {
        return Pipeline.define("p", Components.of(Steps.class), p -> p.step(step));
    }

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Run run(String file, String... arguments) {
        Run run = Runner.in(store).baseFolder(folder).start(pipeline("greet"), Path.of(file), arguments);
        assertThat(run.await()).isEqualTo(RunState.SUCCEEDED);
        return run;
    }

    @Test
    void yamlAndJsonAreReadAndArgumentsWin() throws Exception {
        Files.writeString(folder.resolve("c.yaml"), "greet:\n  word: hi\n  times: 2\n");
        Files.writeString(folder.resolve("c.json"), "{\"greet\": {\"word\": \"hi\"}}");
        assertThat(run("c.yaml").value("greet", String.class)).isEqualTo("hihi");
        assertThat(run("c.json").value("greet", String.class)).isEqualTo("hi");
        assertThat(run("c.yaml", "greet.times=1").value("greet", String.class)).isEqualTo("hi");
    }

    @Test
    void aFileThatIsNotThereOrNoTextOrTooLongIsASentence() throws Exception {
        Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.write(folder.resolve("long.yaml"), new byte[2_000_000]);
        Files.writeString(folder.resolve("wrong.yaml"), "greet:\n  wrod: hi\n");
        assertThatThrownBy(() -> run("none.yaml"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("no config file");
        assertThatThrownBy(() -> run("binary.yaml"))
                .hasMessageContaining("is not text")
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> run("long.yaml")).hasMessageContaining("has 2,000,000 bytes");
        assertThatThrownBy(() -> run("wrong.yaml"))
                .hasMessageContaining("wrong.yaml, line 2")
                .hasMessageContaining("word");
    }

    @Test
    void aStepWhoseFileChangedWhileItRanIsNotUsedAgain() throws Exception {
        Path file = Files.writeString(folder.resolve("data.csv"), "a");
        var runner = Runner.in(store).baseFolder(folder);
        Run first = runner.start(pipeline("change"), "change.file=data.csv");
        assertThat(first.await()).isEqualTo(RunState.SUCCEEDED);
        assertThat(store.log(first.id(), "change")).contains("data.csv changed while the step ran");

        Files.writeString(file, "a");
        Run again = runner.start(pipeline("change"), "change.file=data.csv");
        assertThat(again.await()).isEqualTo(RunState.SUCCEEDED);
        assertThat(again.step("change").cachedFrom()).isEmpty();
    }

    @Test
    void aStepThatOnlyReadsItsFileIsUsedAgainUntilTheFileChanges() throws Exception {
        Path file = Files.writeString(folder.resolve("data.csv"), "a");
        var runner = Runner.in(store).baseFolder(folder);
        Map<String, Boolean> cached = new java.util.LinkedHashMap<>();
        for (String content : new String[] {"a", "a", "b"}) {
            Files.writeString(file, content);
            Run run = runner.start(pipeline("read"), "read.file=data.csv");
            assertThat(run.await()).isEqualTo(RunState.SUCCEEDED);
            cached.put(content + cached.size(), run.step("read").cachedFrom().isPresent());
        }
        assertThat(cached.values()).containsExactly(false, true, false);
    }
}
