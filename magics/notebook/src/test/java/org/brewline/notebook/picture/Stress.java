package org.brewline.notebook.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.pipeline.Edge;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StaticMetric;

/** Pipelines and runs that are larger than usual. */
final class Stress {
    private Stress() {}

    /** So many trainings side by side, each with its evaluation; a ROC curve for the first. */
    static Penguins sweep(int width) {
        var steps = new ArrayList<PipelineShape.Step>();
        var edges = new ArrayList<Edge>();
        steps.add(
                Penguins.step("load", "load", List.of(), List.of(Penguins.port("output", "Table")), Optional.empty()));
        for (int i = 0; i < width; i++) {
            steps.add(Penguins.step(
                    "svc-" + i, "trainSvc", List.of(), List.of(Penguins.port("output", "Model")), Optional.empty()));
            steps.add(Penguins.step(
                    "score-" + i,
                    "evaluate",
                    List.of(),
                    List.of(Penguins.port("accuracy", "double")),
                    Optional.empty()));
            edges.add(Penguins.edge("load", "svc-" + i, "", "data"));
            edges.add(Penguins.edge("svc-" + i, "score-" + i, "", "model"));
            edges.add(Penguins.edge("score-" + i, "best", "accuracy", "scores"));
        }
        steps.add(
                Penguins.step("best", "best", List.of(), List.of(Penguins.port("output", "Model")), Optional.empty()));
        Penguins run = Penguins.run(new PipelineShape("sweep", "", steps, edges, List.of()))
                .start("load")
                .after(100)
                .finish("load", Penguins.table("output", 342));
        for (int i = 0; i < width; i++) {
            run.start("svc-" + i).after(120).loss("svc-" + i, 1 + i, 40);
            if (i % 4 == 3) {
                run.fail("svc-" + i).skip("score-" + i, "svc-" + i + " failed");
            } else {
                run.finish("svc-" + i, Penguins.model("SvcModel", Map.of("c", "" + i)))
                        .start("score-" + i)
                        .metric("score-" + i, new StaticMetric.Scalar("accuracy", 0.9 + i / 200.0))
                        .metric(
                                "score-" + i,
                                new StaticMetric.Roc(
                                        "roc",
                                        List.of(0.0, 0.05, 0.2 + i / 50.0, 1.0),
                                        List.of(0.0, 0.7, 0.93, 1.0),
                                        List.of(1.0, 0.8, 0.4, 0.0)))
                        .finish("score-" + i, Penguins.value("accuracy", "0.9"));
            }
        }
        return run.skip("best", "svc-3 failed").end(RunState.FAILED);
    }

    /** So many steps in layers of ten, no two alike; the first half is done. */
    static Penguins layers(int count) {
        var steps = new ArrayList<PipelineShape.Step>();
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < count; i++) {
            steps.add(Penguins.step("s" + i, "work" + i % 7, List.of(), List.of(), Optional.empty()));
            if (i >= 10) {
                edges.add(Penguins.edge("s" + (i - 10), "s" + i, "", "x"));
                edges.add(Penguins.edge("s" + (i - 10 + (i % 10 == 9 ? 0 : 1)), "s" + i, "", "y"));
            }
        }
        Penguins run = Penguins.run(new PipelineShape("layers", "", steps, edges, List.of()));
        for (int i = 0; i < count / 2; i++) {
            run.start("s" + i).after(3).finish("s" + i);
        }
        return run.start("s" + count / 2);
    }

    static RunRow row(String kernel, double accuracy) {
        var record = new RunRecord(
                Penguins.RUN,
                Penguins.five(),
                Map.of("svc", Map.of("kernel", kernel, "c", "1.0")),
                RunState.SUCCEEDED,
                Instant.parse("2026-11-23T10:00:00Z"),
                Optional.of(Instant.parse("2026-11-23T10:00:03.2Z")),
                "17");
        return new RunRow(record, "0192f3a1", Map.of("svcScore.accuracy", accuracy));
    }
}
