package org.brewline.notebook.picture;

import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StaticMetric;
import org.brewline.kernel.display.MimeBundle;
import org.junit.jupiter.api.Test;

class PicturesGoldenTest {
    private static final RunFiles FILES = new RunFiles() {
        @Override
        public Optional<String> link(String step, Artifact artifact) {
            return Optional.of("brewline/runs/" + Penguins.RUN + "/" + step + "/" + artifact.name() + ".csv");
        }

        @Override
        public String folder() {
            return "brewline/runs/" + Penguins.RUN;
        }
    };

    @Test
    void aPipelineBeforeAnyRun() {
        MimeBundle bundle = Pictures.dag(Penguins.five());
        Golden.check("dag.svg", DagSvg.of(Penguins.five()).document());
        Golden.checkHtml("dag.html", (String) bundle.data().get("text/html"));
        Golden.check("dag.txt", (String) bundle.data().get("text/plain"));
    }

    @Test
    void aRunUnderWay() {
        Penguins run = untilSplit()
                .start("svc")
                .after(1_300)
                .loss("svc", 0.9, 17)
                .progress("svc", 17, 30, "")
                .log("svc", "epoch 17");
        Golden.check("running.svg", DagSvg.of(run.picture()).document());
        Golden.checkHtml("running.html", (String)
                Pictures.frame(run.picture(), java.time.ZoneOffset.UTC).data().get("text/html"));
        Golden.check("running.txt", RunText.of(run.picture()));
        Golden.check(
                "running-sign.svg",
                LiveSign.of(run.picture(), java.time.ZoneOffset.UTC).document());
    }

    @Test
    void aFinishedRunWithTheBranchTaken() {
        Penguins run = scored(0.98).start("publish").after(12).finish("publish").end(RunState.SUCCEEDED);
        check("finished", run);
        Golden.check(
                "loss.svg",
                new MetricPlots(false, 400)
                        .of(java.util.List.of(run.picture()))
                        .get(0)
                        .document());
    }

    @Test
    void aFinishedRunWithTheBranchSkipped() {
        check(
                "skipped",
                scored(0.87)
                        .skip("publish", "svcScore.accuracy ≥ 0.9 was false (0.87)")
                        .end(RunState.SUCCEEDED));
    }

    @Test
    void aRunWhoseStepFailedAtTheSecondAttempt() {
        check(
                "failed",
                untilSplit()
                        .start("svc")
                        .after(900)
                        .retry("svc", 1)
                        .start("svc", 2)
                        .after(800)
                        .log("svc", "C = -1.0")
                        .fail("svc")
                        .skip("svcScore", "svc failed")
                        .skip("publish", "svcScore was skipped")
                        .end(RunState.FAILED));
    }

    @Test
    void aRunFromTheCache() {
        check(
                "cached",
                Penguins.run(Penguins.five())
                        .cached("load", Penguins.table("output", 342))
                        .cached("split", Penguins.table("train", 239), Penguins.table("test", 103))
                        .cached("svc", Penguins.model("SvcModel", Map.of("kernel", "rbf")))
                        .cached("svcScore", Penguins.value("accuracy", "0.98"), Penguins.value("f1", "0.97"))
                        .cached("publish")
                        .end(RunState.SUCCEEDED));
    }

    private static void check(String name, Penguins run) {
        Golden.check(name + ".svg", DagSvg.of(run.picture()).document());
        Golden.checkHtml(name + ".html", RunPage.whole(run.picture(), FILES));
        Golden.check(name + ".txt", RunText.of(run.picture()));
    }

    private static Penguins untilSplit() {
        return Penguins.run(Penguins.five())
                .start("load")
                .after(212)
                .log("load", "344 rows read")
                .finish("load", Penguins.table("output", 342))
                .start("split")
                .after(48)
                .finish("split", Penguins.table("train", 239), Penguins.table("test", 103));
    }

    private static Penguins scored(double accuracy) {
        return untilSplit()
                .start("svc")
                .after(2_360)
                .loss("svc", 0.9, 30)
                .finish("svc", Penguins.model("SvcModel", Map.of("kernel", "rbf")))
                .start("svcScore")
                .after(31)
                .metric("svcScore", new StaticMetric.Scalar("accuracy", accuracy))
                .finish("svcScore", Penguins.value("accuracy", "" + accuracy), Penguins.value("f1", "0.97"));
    }
}
