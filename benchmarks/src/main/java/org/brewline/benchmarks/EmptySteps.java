package org.brewline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.pipeline.GenericStep;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineDefinition;
import org.brewline.engine.pipeline.PipelineKeys;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;

/**
 * Times steps that do nothing, each durably recorded: {@code EmptySteps chain|wide|layered N}. Prints the seconds of a
 * cold run and of the same run again, taken from the cache.
 */
public final class EmptySteps {
    private static final int LAYER = 10;

    private EmptySteps() {}

    /** A step without inputs. */
    @Component
    static int first(@Default("0") int number) {
        return number;
    }

    /** A step after another. */
    @Component
    static int following(List<Integer> before) {
        return before.size();
    }

    public static void main(String[] arguments) throws IOException {
        String form = arguments[0];
        int steps = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("empty-steps");
        try (Store store = Store.open(folder)) {
            run(store, form, Math.min(steps, 200));
            Pipeline pipeline = pipeline(form + "-measured", form, steps);
            System.out.printf("%.6f %.6f%n", timed(store, pipeline), timed(store, pipeline));
        } finally {
            delete(folder);
        }
    }

    private static void run(Store store, String form, int steps) {
        timed(store, pipeline("warm-up", form, steps));
    }

    private static double timed(Store store, Pipeline pipeline) {
        ResolvedConfig config = ConfigResolver.resolve(
                pipeline.name(),
                PipelineKeys.of(pipeline),
                List.of(),
                Path.of("").toAbsolutePath());
        long began = System.nanoTime();
        RunState state = Runner.in(store).start(pipeline, config).await();
        double seconds = (System.nanoTime() - began) / 1e9;
        if (state != RunState.SUCCEEDED) {
            throw new IllegalStateException("the run ended " + state);
        }
        return seconds;
    }

    private static Pipeline pipeline(String name, String form, int steps) {
        return Pipeline.define(name, Components.of(EmptySteps.class), p -> {
            switch (form) {
                case "chain" -> layers(p, name, steps, 1);
                case "wide" -> layers(p, name, steps, steps);
                case "layered" -> layers(p, name, steps, LAYER);
                default -> throw new IllegalArgumentException("chain, wide or layered, not " + form);
            }
        });
    }

    private static void layers(PipelineDefinition p, String name, int steps, int width) {
        List<GenericStep> before = List.of();
        var layer = new ArrayList<GenericStep>();
        for (int i = 0; i < steps; i++) {
            GenericStep step =
                    before.isEmpty() ? p.step("first").set("number", name.hashCode() + i) : p.step("following", before);
            layer.add(step.named("s" + i));
            if (layer.size() == width) {
                before = List.copyOf(layer);
                layer.clear();
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
