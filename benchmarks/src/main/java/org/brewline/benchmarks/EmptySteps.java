package org.brewline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.pipeline.GenericStep;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineDefinition;
import org.brewline.engine.run.Run;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;

/**
 * Times steps that do nothing, each durably recorded: {@code EmptySteps chain|wide|layered N}. Prints the seconds of a
 * cold run, of the same run again, taken from the cache, and of going on from a run whose last step had failed; then
 * the processor's seconds of each, which say more than the clock where others work too; then the megabytes that the
 * process took at most, above what it took before the first of them.
 */
public final class EmptySteps {
    private static final int LAYER = 10;
    /** A kernel has been up for a while when a large pipeline runs; so has this process. */
    private static final int WARM_UPS = 6;

    private static final int WARM_UP = 2_000;
    private static volatile boolean broken;

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

    /** The last step, which fails the first time. */
    @Component(cache = false)
    static int last(List<Integer> before) {
        if (broken) {
            throw new IllegalStateException("broken");
        }
        return before.size();
    }

    public static void main(String[] arguments) throws IOException {
        String form = arguments[0];
        int steps = Integer.parseInt(arguments[1]);
        try (var folder = new Scratch("empty-steps");
                Store store = Store.open(folder.path())) {
            for (int i = 0; i < WARM_UPS; i++) {
                timed(store, pipeline("warm-up-" + i / 2, form, Math.min(steps, WARM_UP)));
            }
            System.gc();
            long idle = kilobytes("VmRSS");
            Pipeline pipeline = pipeline(form + "-measured", form, steps);
            Taken cold = timed(store, pipeline);
            Taken cached = timed(store, pipeline);
            Taken resumed = resumed(store, pipeline(form + "-resumed", form, steps));
            System.out.printf(
                    "%.6f %.6f %.6f %.6f %.6f %.6f %d%n",
                    cold.seconds(),
                    cached.seconds(),
                    resumed.seconds(),
                    cold.processor(),
                    cached.processor(),
                    resumed.processor(),
                    (kilobytes("VmHWM") - idle) >> 10);
        }
    }

    /** What something took: seconds by the clock, and of the processor. */
    private record Taken(double seconds, double processor) {
        static Taken since(long began, long processorBegan) {
            return new Taken(Scratch.seconds(began), (Scratch.processorNanos() - processorBegan) / 1e9);
        }
    }

    private static Taken timed(Store store, Pipeline pipeline) {
        long processor = Scratch.processorNanos();
        long began = System.nanoTime();
        RunState state = Runner.in(store).start(pipeline).await();
        Taken taken = Taken.since(began, processor);
        if (state != RunState.SUCCEEDED) {
            throw new IllegalStateException("the run ended " + state);
        }
        return taken;
    }

    private static Taken resumed(Store store, Pipeline pipeline) {
        broken = true;
        Run run = Runner.in(store).start(pipeline);
        RunState state = run.await();
        broken = false;
        long processor = Scratch.processorNanos();
        long began = System.nanoTime();
        RunState again = Runner.in(store).resume(run.id(), pipeline).await();
        Taken taken = Taken.since(began, processor);
        if (state != RunState.FAILED || again != RunState.SUCCEEDED) {
            throw new IllegalStateException("the runs ended " + state + " and " + again);
        }
        return taken;
    }

    /** What Linux says of this process; nothing elsewhere. */
    private static long kilobytes(String what) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(what + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    static Pipeline pipeline(String name, String form, int steps) {
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
        GenericStep newest = null;
        for (int i = 0; i < steps; i++) {
            GenericStep step =
                    before.isEmpty() ? p.step("first").set("number", name.hashCode() + i) : p.step("following", before);
            newest = step.named("s" + i);
            layer.add(newest);
            if (layer.size() == width) {
                before = List.copyOf(layer);
                layer.clear();
            }
        }
        if (newest != null) {
            p.step("last", List.of(newest)).named("last");
        }
    }
}
