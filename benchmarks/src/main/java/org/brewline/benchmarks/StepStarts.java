package org.brewline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineKeys;
import org.brewline.engine.run.Run;
import org.brewline.engine.run.RunOptions;
import org.brewline.engine.run.Runner;
import org.brewline.engine.step.isolated.JvmProcesses;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;

/**
 * Times runs of one isolated step that does nothing: {@code StepStarts fresh|pooled|here N}. Prints the milliseconds of
 * each of N runs, from the call to the last row on the disk.
 */
public final class StepStarts {
    /** How long a pool has to start the next JVM; a person takes longer. */
    private static final long PAUSE_MILLIS = 700;

    private StepStarts() {}

    /** Does nothing. */
    @Component
    static int nothing(@Default("0") int number) {
        return number;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean pooled = arguments[0].equals("pooled");
        boolean isolated = pooled || arguments[0].equals("fresh");
        int runs = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("step-starts");
        try (Store store = Store.open(folder);
                JvmProcesses processes = JvmProcesses.with(JvmProcesses::ownClassPath, pooled ? 1 : 0)) {
            var runner = Runner.in(store).processes(processes);
            RunOptions options = isolated ? RunOptions.defaults().isolated() : RunOptions.defaults();
            for (int i = -3; i < runs; i++) {
                double millis = timed(runner, options, i);
                if (i >= 0) {
                    System.out.printf("%.2f%n", millis);
                }
                if (pooled) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static double timed(Runner runner, RunOptions options, int number) {
        Pipeline pipeline = Pipeline.define("one", Components.of(StepStarts.class), p -> p.step("nothing"));
        var config = ConfigResolver.resolve(
                "not run",
                PipelineKeys.of(pipeline),
                List.of(ConfigLayer.arguments(List.of("nothing.number=" + number), "")),
                Path.of("").toAbsolutePath());
        long began = System.nanoTime();
        Run run = runner.start(pipeline, config, options);
        if (run.await() != RunState.SUCCEEDED) {
            throw new IllegalStateException(run.steps().toString());
        }
        return (System.nanoTime() - began) / 1e6;
    }
}
