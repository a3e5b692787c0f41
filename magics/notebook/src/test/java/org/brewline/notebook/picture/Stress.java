package org.brewline.notebook.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;
import org.brewline.engine.component.Better;
import org.brewline.engine.pipeline.Edge;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.store.MetricPoint;
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

    /** Pipelines inside of a pipeline, each of so many steps in a chain. */
    static PipelineShape nested(int groups, int steps) {
        var all = new ArrayList<PipelineShape.Step>();
        var edges = new ArrayList<Edge>();
        String last = "load";
        all.add(Penguins.step("load", "load", List.of(), List.of(Penguins.port("output", "Table")), Optional.empty()));
        for (int g = 0; g < groups; g++) {
            for (int i = 0; i < steps; i++) {
                String name = "part" + g + "/work" + i;
                all.add(Penguins.step(
                        name, "work" + i, List.of(), List.of(Penguins.port("output", "Table")), Optional.empty()));
                edges.add(Penguins.edge(i == 0 ? (g % 3 == 0 ? "load" : last) : last, name, "", "data"));
                last = name;
            }
        }
        all.add(Penguins.step(
                "report", "report", List.of(), List.of(Penguins.port("output", "Html")), Optional.empty()));
        edges.add(Penguins.edge(last, "report", "", "data"));
        return new PipelineShape("nested", "", all, edges, List.of());
    }

    /** A run with every kind of metric and of preview. */
    static Penguins rich() {
        var points = new ArrayList<MetricPoint>();
        for (int i = 1; i <= 400; i++) {
            double noise = 0.25 * Math.sin(i * 12.9898) * Math.cos(i * 78.233);
            points.add(new MetricPoint("loss", i, Math.exp(-i / 90.0) + 0.3 + noise, Instant.EPOCH));
        }
        var x = java.util.stream.IntStream.rangeClosed(0, 20)
                .mapToObj(i -> i / 20.0)
                .toList();
        return Penguins.run(Penguins.five())
                .start("load")
                .after(40)
                .finish(
                        "load",
                        Penguins.table("output", 342),
                        Penguins.artifact(
                                "meta",
                                Kind.DATA,
                                "Map",
                                120,
                                new Preview.Json(
                                        "{\"source\":\"palmer\",\"years\":[2007,2008,2009],\"islands\":{\"Biscoe\":168,\"Dream\":124}}",
                                        false)))
                .start("split")
                .after(10)
                .finish("split", Penguins.table("train", 239), Penguins.table("test", 103))
                .start("svc")
                .points("svc", points)
                .after(3_000)
                .finish("svc", Penguins.model("SvcModel", Map.of("support vectors", "61")))
                .start("svcScore")
                .metric("svcScore", new StaticMetric.Scalar("accuracy", 0.98))
                .metric("svcScore", new StaticMetric.Scalar("cost", 12.5, Optional.of(Better.LOWER)))
                .metric(
                        "svcScore",
                        new StaticMetric.Roc(
                                "roc", x, x.stream().map(v -> Math.pow(v, 0.2)).toList(), x))
                .metric(
                        "svcScore",
                        new StaticMetric.PrecisionRecall(
                                "pr",
                                x,
                                x.stream().map(v -> 1 - 0.4 * v * v * v).toList()))
                .metric("svcScore", importance())
                .metric(
                        "svcScore",
                        new StaticMetric.Histogram(
                                "errors", -2, 2, List.of(1L, 4L, 9L, 21L, 33L, 40L, 31L, 18L, 8L, 2L), 1))
                .finish(
                        "svcScore",
                        Penguins.value("accuracy", "0.98"),
                        Penguins.artifact(
                                "report",
                                Kind.REPORT,
                                "Html",
                                80,
                                new Preview.Html("<h2>Penguins</h2><p>All <b>three</b> are told apart.</p>", false)))
                .start("publish")
                .finish(
                        "publish",
                        Penguins.artifact(
                                "output",
                                Kind.REPORT,
                                "Path",
                                50_112,
                                new Preview.Folder(
                                        List.of(
                                                new Preview.Folder.Entry("model/svc.bin", 48_213),
                                                new Preview.Folder.Entry("model/labels/names.txt", 40),
                                                new Preview.Folder.Entry("README.md", 1_899)),
                                        3)))
                .end(RunState.SUCCEEDED);
    }

    private static StaticMetric.Importance importance() {
        var importance = new java.util.LinkedHashMap<String, Double>();
        importance.put("bill_length", 0.52);
        importance.put("flipper_length", 0.31);
        importance.put("body_mass", -0.12);
        importance.put("year", 0.01);
        return new StaticMetric.Importance("importance", importance);
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
