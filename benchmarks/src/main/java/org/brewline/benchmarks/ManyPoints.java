package org.brewline.benchmarks;

import java.io.IOException;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.run.Run;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.MetricCurve;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;

/** Times a step that logs many points, and how long its curve takes to read: {@code ManyPoints N}. */
public final class ManyPoints {
    private static final int READS = 20;
    private static final int WARM_UPS = 3;

    private ManyPoints() {}

    /** A step that does nothing but log. */
    @Component
    static int train(@Default("1000000") int points, Metrics metrics) {
        for (int i = 0; i < points; i++) {
            metrics.log("loss", i, 1.0 / (1 + i) + (i % 997 == 0 ? 1 : 0));
        }
        return points;
    }

    public static void main(String[] arguments) throws IOException {
        int points = Integer.parseInt(arguments[0]);
        try (var folder = new Scratch("many-points");
                Store store = Store.open(folder.path())) {
            for (int i = 0; i < WARM_UPS; i++) { // a kernel that trains has been up for a while
                var unused = Runner.in(store).start(pipeline(1_000 + i)).await();
            }
            Pipeline pipeline = pipeline(points);
            long processor = Scratch.processorNanos();
            long began = System.nanoTime();
            Run run = Runner.in(store).start(pipeline);
            if (run.await() != RunState.SUCCEEDED) {
                throw new IllegalStateException("the run ended " + run.state());
            }
            System.out.printf(
                    "%d points recorded: %.2f s, %.2f s of a processor%n",
                    points, Scratch.seconds(began), (Scratch.processorNanos() - processor) / 1e9);
            for (int i = 0; i < READS; i++) {
                read(store, run);
            }
            began = System.nanoTime();
            MetricCurve curve = read(store, run);
            System.out.printf("curve of %d points: %.2f ms%n", curve.points().size(), 1_000 * Scratch.seconds(began));
        }
    }

    private static Pipeline pipeline(int points) {
        return Pipeline.define(
                "points",
                Components.of(ManyPoints.class),
                p -> p.step("train").set("points", points).named("train"));
    }

    private static MetricCurve read(Store store, Run run) {
        return store.curve(run.id(), "train", "loss");
    }
}
