package org.brewline.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.component.Progress;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.pipeline.Edge;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineKeys;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.run.RunEvent;
import org.brewline.engine.run.RunListener;
import org.brewline.engine.run.RunOptions;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.MetricPoint;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.Store;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.notebook.picture.LiveRun;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.picture.RunFold;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Times what is shown, and how many bytes it sends: {@code WhatIsShown dag|points|table|live}, each in a fresh JVM. */
public final class WhatIsShown {
    private static final int ROUNDS = 7;

    private WhatIsShown() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case "dag" -> dag();
            case "points" -> points();
            case "table" -> table();
            case "live" -> live();
            default -> throw new IllegalArgumentException("dag, points, table or live, not " + arguments[0]);
        }
    }

    /** The graph of 1,000 steps in a JVM that has drawn nothing yet. */
    private static void dag() {
        PipelineShape shape = layers(1_000);
        long began = System.nanoTime();
        MimeBundle shown = Pictures.dag(shape);
        print("graph of 1,000 steps, cold", began, shown);
        began = System.nanoTime();
        print("the same again", began, Pictures.dag(shape));
    }

    private static PipelineShape layers(int count) {
        var steps = new ArrayList<PipelineShape.Step>();
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < count; i++) {
            steps.add(new PipelineShape.Step(
                    "s" + i, "work" + i % 7, "", List.of(), List.of(), List.of(), Optional.empty(), "cell 1"));
            if (i >= 10) {
                edges.add(new Edge("s" + (i - 10), "s" + i, "", "x", Edge.Reason.INPUT));
                edges.add(new Edge("s" + (i - 10 + (i % 10 == 9 ? 0 : 1)), "s" + i, "", "y", Edge.Reason.INPUT));
            }
        }
        return new PipelineShape("layers", "", steps, edges, List.of());
    }

    /** A million points told as events, and the picture of them. */
    private static void points() {
        var run = RunId.parse("0192f3a1-7c3e-7a10-8000-1b2c3d4e5f60");
        Instant at = Instant.EPOCH;
        var fold = new RunFold();
        fold.on(new RunEvent.RunStarted(run, at, layers(1), Map.of()));
        fold.on(new RunEvent.StepStarted(run, at, "s0", 1));
        long began = System.nanoTime();
        for (int batch = 0; batch < 1_000; batch++) {
            var points = new ArrayList<MetricPoint>();
            for (int i = 0; i < 1_000; i++) {
                int step = batch * 1_000 + i;
                points.add(new MetricPoint("loss", step, 1.0 / (1 + step) + step % 97 * 0.001, at));
            }
            fold.on(new RunEvent.MetricsLogged(run, at, "s0", points));
        }
        System.out.printf("a million points taken: %.0f ms%n", millis(began));
        began = System.nanoTime();
        print("their frame, cold", began, Pictures.frame(fold.snapshot().orElseThrow()));
        began = System.nanoTime();
        print("their frame again", began, Pictures.frame(fold.snapshot().orElseThrow()));
    }

    private static void table() {
        int rows = 100_000;
        var table = Table.create("penguins", DoubleColumn.create("mass", rows), IntColumn.create("year", rows));
        var names = StringColumn.create("species");
        for (int i = 0; i < rows; i++) {
            table.doubleColumn("mass").set(i, i % 1_013);
            table.intColumn("year").set(i, 2007 + i % 3);
            names.append(List.of("Adelie", "Gentoo", "Chinstrap").get(i % 3));
        }
        table.addColumns(names);
        long began = System.nanoTime();
        print("a table of 100,000 rows, cold", began, shown(table));
        began = System.nanoTime();
        print("the same again", began, shown(table));
    }

    private static MimeBundle shown(Table table) {
        return Pictures.preview(
                ArtifactHandlers.standard().forValue(table).preview(table),
                table.structure().print());
    }

    /** A step that works for seconds and tells of it, shown live and not shown at all, in turn. */
    private static void live() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("what-is-shown");
        var ratios = new double[ROUNDS];
        var last = new Counting();
        try (Store store = Store.open(folder)) {
            train(store, event -> {});
            for (int round = 0; round < ROUNDS; round++) {
                long silent = train(store, event -> {});
                last = new Counting();
                var shown = new LiveRun(last);
                long told = train(store, shown);
                shown.await();
                ratios[round] = (double) told / silent;
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                "a run shown live takes %.3f of its time unseen (%s)%n", ratios[ROUNDS / 2], Arrays.toString(ratios));
        System.out.printf(
                "%d frames, %d bytes, %d bytes each%n",
                last.frames.get(), last.bytes.get(), last.bytes.get() / last.frames.get());
    }

    /** A step that computes, logs a point and tells its progress, again and again; gives how long its thread worked. */
    private static long train(Store store, RunListener listener) {
        Pipeline pipeline = Pipeline.define(
                "live", Components.of(WhatIsShown.class), p -> p.step("work").named("work"));
        var config = ConfigResolver.resolve(
                "live", PipelineKeys.of(pipeline), List.of(), Path.of("").toAbsolutePath());
        long began = System.nanoTime();
        Runner.in(store)
                .listener(listener)
                .start(pipeline, config, RunOptions.defaults().noCache())
                .await();
        return System.nanoTime() - began;
    }

    @Component
    static double work(@Default("5000") int epochs, Metrics metrics, Progress progress) {
        double sum = 0;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            for (int i = 1; i < 200_000; i++) {
                sum += Math.sqrt(i) / epoch;
            }
            metrics.log("loss", epoch, sum / epoch);
            progress.update(epoch, epochs);
        }
        return sum;
    }

    /** Counts what is shown, as it would be sent. */
    private static final class Counting implements CellDisplay {
        private final AtomicLong frames = new AtomicLong();
        private final AtomicLong bytes = new AtomicLong();

        @Override
        public Handle show(MimeBundle bundle) {
            count(bundle);
            return new Handle() {
                @Override
                public String id() {
                    return "counting";
                }

                @Override
                public void update(MimeBundle changed) {
                    count(changed);
                }
            };
        }

        private void count(MimeBundle bundle) {
            frames.incrementAndGet();
            bytes.addAndGet(size(bundle));
        }

        @Override
        public void clear(boolean wait) {}

        @Override
        public void print(String text, boolean error) {}
    }

    private static void print(String what, long began, MimeBundle shown) {
        System.out.printf("%s: %.0f ms, %d bytes%n", what, millis(began), size(shown));
    }

    private static long size(MimeBundle bundle) {
        return bundle.data().values().stream()
                .mapToLong(v -> v.toString().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }
}
