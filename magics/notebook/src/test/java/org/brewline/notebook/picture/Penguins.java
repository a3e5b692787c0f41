package org.brewline.notebook.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Digest;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;
import org.brewline.engine.pipeline.Edge;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.run.RunEvent;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.MetricPoint;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StaticMetric;

/** A pipeline on penguins and the events of its runs, at fixed times, for tests to draw. */
final class Penguins {
    static final RunId RUN = RunId.parse("0192f3a1-7c3e-7a10-8000-1b2c3d4e5f60");
    static final RunId EARLIER = RunId.parse("0192f3a0-1111-7a10-8000-1b2c3d4e5f60");
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final List<RunEvent> events = new ArrayList<>();
    private Instant now = START;

    static PipelineShape shape() {
        return new PipelineShape(
                "penguins",
                "Tells penguins apart by their measurements.",
                List.of(
                        step("load", "load", List.of(), List.of(port("output", "Table")), Optional.empty()),
                        step(
                                "split",
                                "split",
                                List.of(port("data", "Table")),
                                List.of(port("train", "Table"), port("test", "Table")),
                                Optional.empty()),
                        step(
                                "svc",
                                "trainSvc",
                                List.of(port("train", "Table")),
                                List.of(port("output", "Model<SvcModel>")),
                                Optional.empty()),
                        step(
                                "logistic",
                                "trainLogistic",
                                List.of(port("train", "Table")),
                                List.of(port("output", "Model<LogisticModel>")),
                                Optional.empty()),
                        step(
                                "svcScore",
                                "evaluate",
                                List.of(port("model", "Model"), port("test", "Table")),
                                scores(),
                                Optional.empty()),
                        step(
                                "logisticScore",
                                "evaluate",
                                List.of(port("model", "Model"), port("test", "Table")),
                                scores(),
                                Optional.empty()),
                        step(
                                "publish",
                                "publish",
                                List.of(port("model", "Model")),
                                List.of(port("output", "Path")),
                                guard("svcScore.accuracy ≥ minAccuracy")),
                        step(
                                "explain",
                                "explain",
                                List.of(port("score", "Score")),
                                List.of(port("output", "Html")),
                                guard("svcScore.accuracy < minAccuracy"))),
                List.of(
                        edge("load", "split", "", "data"),
                        edge("split", "svc", "train", "train"),
                        edge("split", "logistic", "train", "train"),
                        edge("svc", "svcScore", "", "model"),
                        edge("split", "svcScore", "test", "test"),
                        edge("logistic", "logisticScore", "", "model"),
                        edge("split", "logisticScore", "test", "test"),
                        edge("svc", "publish", "", "model"),
                        edge("svcScore", "explain", "", "score"),
                        new Edge("svcScore", "publish", "accuracy", "", Edge.Reason.CONDITION),
                        new Edge("svcScore", "explain", "accuracy", "", Edge.Reason.CONDITION)),
                List.of(new PipelineShape.Config("minAccuracy", "double", Optional.of("0.9"), true)));
    }

    /** load → split → train → score, and publish if the score is good enough. */
    static PipelineShape five() {
        return new PipelineShape(
                "five",
                "Five steps and a condition.",
                List.of(
                        step("load", "load", List.of(), List.of(port("output", "Table")), Optional.empty()),
                        step(
                                "split",
                                "split",
                                List.of(port("data", "Table")),
                                List.of(port("train", "Table"), port("test", "Table")),
                                Optional.empty()),
                        step(
                                "svc",
                                "trainSvc",
                                List.of(port("train", "Table")),
                                List.of(port("output", "Model<SvcModel>")),
                                Optional.empty()),
                        step(
                                "svcScore",
                                "evaluate",
                                List.of(port("model", "Model"), port("test", "Table")),
                                scores(),
                                Optional.empty()),
                        step(
                                "publish",
                                "publish",
                                List.of(port("model", "Model")),
                                List.of(port("output", "Path")),
                                guard("svcScore.accuracy ≥ minAccuracy"))),
                List.of(
                        edge("load", "split", "", "data"),
                        edge("split", "svc", "train", "train"),
                        edge("svc", "svcScore", "", "model"),
                        edge("split", "svcScore", "test", "test"),
                        edge("svc", "publish", "", "model"),
                        new Edge("svcScore", "publish", "accuracy", "", Edge.Reason.CONDITION)),
                List.of(new PipelineShape.Config("minAccuracy", "double", Optional.of("0.9"), true)));
    }

    private static List<PipelineShape.Port> scores() {
        return List.of(port("accuracy", "double"), port("f1", "double"));
    }

    private static Optional<PipelineShape.Guard> guard(String text) {
        return Optional.of(new PipelineShape.Guard(text, List.of("svcScore")));
    }

    static PipelineShape.Port port(String name, String type) {
        return new PipelineShape.Port(name, type);
    }

    static Edge edge(String from, String to, String output, String parameter) {
        return new Edge(from, to, output, parameter, Edge.Reason.INPUT);
    }

    static PipelineShape.Step step(
            String name,
            String component,
            List<PipelineShape.Port> inputs,
            List<PipelineShape.Port> outputs,
            Optional<PipelineShape.Guard> guard) {
        List<PipelineShape.Config> config = component.equals("trainSvc")
                ? List.of(
                        new PipelineShape.Config("kernel", "String", Optional.of("rbf"), false),
                        new PipelineShape.Config("c", "double", Optional.of("1.0"), true),
                        new PipelineShape.Config("epochs", "int", Optional.empty(), true))
                : List.of();
        return new PipelineShape.Step(name, component, "", config, inputs, outputs, guard, "cell 7, line 3");
    }

    // The events, one verb each.

    static Penguins run() {
        return run(shape());
    }

    static Penguins run(PipelineShape shape) {
        var run = new Penguins();
        run.events.add(new RunEvent.RunStarted(
                RUN, START, shape, Map.of("", Map.of("minAccuracy", "0.9"), "svc", Map.of("kernel", "rbf"))));
        return run;
    }

    Penguins after(long millis) {
        now = now.plusMillis(millis);
        return this;
    }

    Penguins start(String step) {
        return start(step, 1);
    }

    Penguins start(String step, int attempt) {
        events.add(new RunEvent.StepStarted(RUN, now, step, attempt));
        return this;
    }

    Penguins progress(String step, long done, long total, String message) {
        events.add(new RunEvent.StepProgressed(RUN, now, step, done, total, message));
        return this;
    }

    Penguins log(String step, String text) {
        events.add(new RunEvent.StepLogged(RUN, now, step, text));
        return this;
    }

    /** A loss that falls from that value over the epochs. */
    Penguins loss(String step, double from, int epochs) {
        var points = new ArrayList<MetricPoint>();
        for (int i = 1; i <= epochs; i++) {
            double wave = 0.05 * from * Math.sin(i * 1.7) / Math.sqrt(i);
            points.add(new MetricPoint("loss", i, from * Math.exp(-i / 9.0) + 0.08 * from + wave, now));
        }
        return points(step, points);
    }

    Penguins points(String step, List<MetricPoint> points) {
        events.add(new RunEvent.MetricsLogged(RUN, now, step, points));
        return this;
    }

    Penguins metric(String step, StaticMetric metric) {
        events.add(new RunEvent.MetricSet(RUN, now, step, metric));
        return this;
    }

    Penguins finish(String step, Artifact... artifacts) {
        events.add(new RunEvent.StepFinished(RUN, now, step, List.of(artifacts), Optional.empty()));
        return this;
    }

    Penguins cached(String step, Artifact... artifacts) {
        events.add(new RunEvent.StepFinished(RUN, now, step, List.of(artifacts), Optional.of(EARLIER)));
        return this;
    }

    Penguins retry(String step, int failedAttempt) {
        events.add(new RunEvent.StepRetried(RUN, now, step, failedAttempt, failure()));
        return this;
    }

    Penguins fail(String step) {
        return fail(step, failure());
    }

    Penguins fail(String step, Failure failure) {
        events.add(new RunEvent.StepFailed(RUN, now, step, failure));
        return this;
    }

    Penguins skip(String step, String reason) {
        events.add(new RunEvent.StepSkipped(RUN, now, step, reason));
        return this;
    }

    Penguins end(RunState state) {
        events.add(new RunEvent.RunFinished(RUN, now, state));
        return this;
    }

    List<RunEvent> events() {
        return List.copyOf(events);
    }

    RunPicture picture() {
        return RunPicture.of(events);
    }

    static Failure failure() {
        return new Failure(
                "java.lang.IllegalArgumentException",
                "C must be positive, but is -1.0",
                List.of(new Failure.Frame("trainSvc", "cell 4, line 9"), new Failure.Frame("fit", "cell 3, line 2")),
                List.of("java.lang.ArithmeticException: / by zero"),
                "java.lang.IllegalArgumentException: C must be positive, but is -1.0\n\tat REPL.trainSvc(cell 4:9)\n"
                        + "Caused by: java.lang.ArithmeticException: / by zero\n");
    }

    static Artifact artifact(String name, Kind kind, String type, long size, Preview preview) {
        String hex =
                "%064x".formatted(Math.abs((name + type).hashCode() * 7919L)).replace('0', 'a');
        return new Artifact(name, kind, type, "handler", new Digest(hex), size, "text/plain", ".txt", false, preview);
    }

    static Artifact table(String name, long rows) {
        return artifact(
                name,
                Kind.DATA,
                "Table",
                rows * 46,
                new Preview.Table(
                        List.of(
                                new Preview.Column("species", "string", 0, List.of(151L, 123L, 68L)),
                                new Preview.Column(
                                        "bill_length",
                                        "double",
                                        2,
                                        List.of(3L, 22L, 61L, 54L, 39L, 58L, 61L, 30L, 12L, 2L)),
                                new Preview.Column(
                                        "body_mass", "integer", 2, List.of(9L, 60L, 78L, 60L, 48L, 40L, 28L, 14L, 5L)),
                                new Preview.Column("sex", "string", 11, List.of(168L, 165L))),
                        List.of(
                                List.of("Adelie", "39.1", "3750", "male"),
                                List.of("Adelie", "39.5", "3800", "female"),
                                List.of("Gentoo", "46.1", "4500", "female"),
                                List.of("Chinstrap", "46.5", "3500", "")),
                        rows));
    }

    static Artifact model(String type, Map<String, String> facts) {
        return artifact("output", Kind.MODEL, "Model<" + type + ">", 48_213, new Preview.Card(type, facts));
    }

    static Artifact value(String name, String text) {
        return artifact(name, Kind.VALUE, "double", text.length(), new Preview.Value(text));
    }

    /** Up to the two trainings under way. */
    static Penguins training() {
        return run().start("load")
                .after(212)
                .log("load", "344 rows read from data/penguins.csv\n2 rows dropped: no measurements")
                .finish("load", table("output", 342))
                .start("split")
                .after(48)
                .finish("split", table("train", 239), table("test", 103))
                .start("svc")
                .start("logistic")
                .after(1_300)
                .loss("svc", 0.9, 17)
                .progress("svc", 17, 30, "")
                .loss("logistic", 0.62, 40)
                .progress("logistic", 0, 0, "epoch 40")
                .log("svc", "epoch 16: loss 0.221\nepoch 17: loss 0.209");
    }

    /** All finished but the branch not taken. */
    static Penguins finished() {
        var events = run().start("load")
                .cached("load", table("output", 342))
                .start("split")
                .after(48)
                .finish("split", table("train", 239), table("test", 103))
                .start("svc")
                .start("logistic")
                .after(2_360)
                .loss("svc", 0.9, 30)
                .log("svc", "converged after 30 epochs")
                .finish("svc", model("SvcModel", Map.of("kernel", "rbf")))
                .after(700)
                .loss("logistic", 0.62, 60)
                .retry("logistic", 1)
                .start("logistic", 2)
                .after(100)
                .loss("logistic", 0.62, 60)
                .finish("logistic", model("LogisticModel", Map.of("classes", "3")))
                .start("svcScore")
                .start("logisticScore")
                .after(31);
        score(events, "svcScore", 0.9806, 0.9772, List.of(45L, 1L, 0L, 1L, 19L, 0L, 0L, 0L, 37L));
        score(events, "logisticScore", 0.9515, 0.9431, List.of(44L, 2L, 0L, 2L, 17L, 1L, 0L, 0L, 37L));
        return events.start("publish")
                .skip("explain", "svcScore.accuracy ≥ 0.9 was true (0.9806)")
                .after(12)
                .finish(
                        "publish",
                        artifact(
                                "output",
                                Kind.REPORT,
                                "Path",
                                50_112,
                                new Preview.Folder(
                                        List.of(
                                                new Preview.Folder.Entry("model/svc.bin", 48_213),
                                                new Preview.Folder.Entry("README.md", 1_899)),
                                        2)))
                .end(RunState.SUCCEEDED);
    }

    private static void score(Penguins events, String step, double accuracy, double f1, List<Long> counts) {
        events.metric(step, new StaticMetric.Scalar("accuracy", accuracy))
                .metric(step, new StaticMetric.Scalar("f1", f1))
                .metric(
                        step,
                        new StaticMetric.ConfusionMatrix(
                                "confusion",
                                List.of("Adelie", "Chinstrap", "Gentoo"),
                                List.of(counts.subList(0, 3), counts.subList(3, 6), counts.subList(6, 9))))
                .finish(step, value("accuracy", "" + accuracy), value("f1", "" + f1));
    }

    /** The support-vector training fails, the other goes on. */
    static Penguins failed() {
        return training()
                .after(400)
                .log("svc", "C = -1.0")
                .fail("svc")
                .after(300)
                .finish("logistic", model("LogisticModel", Map.of("classes", "3")))
                .start("logisticScore")
                .after(30)
                .metric("logisticScore", new StaticMetric.Scalar("accuracy", 0.9515))
                .finish("logisticScore", value("accuracy", "0.9515"), value("f1", "0.9431"))
                .skip("svcScore", "svc failed")
                .skip("publish", "svcScore was skipped")
                .skip("explain", "svcScore was skipped")
                .end(RunState.FAILED);
    }
}
