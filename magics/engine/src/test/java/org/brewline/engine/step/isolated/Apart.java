package org.brewline.engine.step.isolated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brewline.engine.artifact.Html;
import org.brewline.engine.artifact.Model;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.component.Outputs;
import org.brewline.engine.component.Progress;
import org.brewline.engine.component.RunOutcome;
import org.brewline.engine.config.Secret;
import org.slf4j.Logger;

/** Components that behave, and tell all that they can. */
final class Apart {
    private Apart() {}

    enum Kernel {
        RBF,
        LINEAR
    }

    record Grid(Kernel kernel, List<Double> factors, Map<String, Duration> waits, Path folder) {}

    record Parts(List<Integer> train, Model<String> model, double share, byte[] raw) {}

    record Item(int k, String name) {}

    @Component
    static List<Integer> numbers(@Default("4") int n) {
        return IntStream.range(0, n).boxed().toList();
    }

    @Component
    static Parts parts(List<Integer> numbers, Grid grid) {
        return new Parts(
                numbers.subList(1, numbers.size()),
                Model.of("svc " + grid.kernel() + grid.factors()).with("waits", grid.waits()),
                0.25,
                grid.folder().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Component
    static Html report(Parts parts, @Default("2") double weight, Outputs files) throws IOException {
        Files.writeString(files.path("notes/a.txt"), "kept " + parts.share());
        Files.write(files.path("large.bin"), new byte[200_000]);
        return new Html("<p>%s %s</p>".formatted(parts.train(), weight * parts.share()));
    }

    @Component
    static HashMap<String, byte[]> large() {
        var map = new HashMap<String, byte[]>();
        map.put("a", new byte[300_000]);
        return map;
    }

    @Component
    static List<Item> items(@Default("3") int n) {
        return IntStream.range(0, n).mapToObj(k -> new Item(k, "item " + k)).toList();
    }

    @Component
    static String describe(Item item, int k) {
        return item.name() + " is " + k;
    }

    @Component
    static String join(List<String> texts, Optional<String> extra) {
        return texts + extra.orElse("nothing more");
    }

    @Component
    static String tell(RunOutcome outcome) {
        return outcome.pipeline() + " " + outcome.state();
    }

    @Component
    static int measure(Metrics metrics, Progress progress, Logger log) {
        for (int epoch : progress.of(List.of(1, 2, 3))) {
            metrics.log("loss", epoch, 1.0 / epoch);
        }
        metrics.log("loss", 4, Double.NaN);
        metrics.set("accuracy", 0.75);
        metrics.confusionMatrix(List.of("a", "b"), new long[][] {{3, 1}, {0, 4}});
        progress.message("done");
        System.out.println("grüße aus dem Prozess");
        log.info("of {} epochs", 3);
        return 1;
    }

    /** Where it ran, and their sum divided. */
    @Component
    static List<Integer> divided(List<Integer> numbers, @Default("2") int by) {
        int sum = numbers.stream().mapToInt(Integer::intValue).sum();
        return List.of((int) ProcessHandle.current().pid(), sum / by);
    }

    @Component
    static List<Long> process(@Default("0") int number) {
        return List.of(
                ProcessHandle.current().pid(), (long) Runtime.getRuntime().availableProcessors());
    }

    @Component(cpu = 1, memory = "64m")
    static List<Long> limited() {
        return List.of(
                (long) Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** How many a child process may use. */
    @Component(cpu = 0.5)
    static String processorsOfAChild() throws Exception {
        Process child = new ProcessBuilder("nproc").start();
        return new String(child.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII).strip();
    }

    @Component
    static int login(Secret token) {
        boolean seen = System.getenv().containsValue(token.reveal())
                || ProcessHandle.current().info().arguments().stream()
                        .flatMap(java.util.Arrays::stream)
                        .anyMatch(a -> a.contains(token.reveal()));
        return seen ? -1 : (token + token.reveal()).length();
    }

    @Component(isolated = true)
    static List<Long> always() {
        return process(0);
    }
}
