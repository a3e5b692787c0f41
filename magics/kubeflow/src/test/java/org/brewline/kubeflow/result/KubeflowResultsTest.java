package org.brewline.kubeflow.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.brewline.engine.artifact.ArtifactException;
import org.brewline.engine.artifact.Model;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.store.RunCopy;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StaticMetric;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that runs left become runs; what is wrong with one is told, and nothing is there then. */
class KubeflowResultsTest {
    private static final String RUN = "penguins-2026-11-26-10-00-00-123456";

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void valuesArtifactsMetricsAndCurvesAreThoseOfTheRun() throws IOException {
        evaluated();
        var run = read(ResultSource.folder(folder.resolve("out")).withConfig(Map.of("trainSvc.c", "10")));
        assertThat(run.pipeline()).isEqualTo("penguins");
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.config())
                .contains(new RunCopy.Config(
                        "", "trainSvc-c", "10", org.brewline.engine.config.Setting.Origin.ARGUMENT, false));
        var step = run.steps().get(0);
        assertThat(step.artifacts())
                .extracting(a -> a.name() + " " + a.handler() + " " + a.size())
                .containsExactly("accuracy json 4", "best text 6", "output markdown 6", "notes/a.txt file 4");
        assertThat(step.curves()).containsExactly("loss");
        assertThat(step.metrics())
                .extracting(m -> m.metric())
                .containsExactly(
                        new StaticMetric.Scalar("accuracy", 0.75),
                        new StaticMetric.ConfusionMatrix(
                                "confusionMatrix",
                                java.util.List.of("a", "b"),
                                java.util.List.of(java.util.List.of(3L, 1L), java.util.List.of(0L, 4L))));
        var points = new java.util.ArrayList<Double>();
        store.transfer().points(run.id(), step.name(), "loss", point -> points.add(point.value()));
        assertThat(points).containsExactly(1.0, 0.5);
    }

    @Test
    void theSameRunTwiceIsOne() throws IOException {
        evaluated();
        var source = ResultSource.folder(folder.resolve("out"));
        var first = KubeflowResults.read(store, source, false);
        var second = KubeflowResults.read(store, source, false);
        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(first.origin()).get().extracting(o -> o.bundle()).isEqualTo(RUN);
    }

    @Test
    void tasksOfALoopAreStepsWithTheirNumbersAndATaskWithoutASummaryHasFailed() throws IOException {
        summary("for-loop-1-iteration-0/fit", "{}");
        summary("for-loop-1-iteration-1/fit", "{}");
        Files.createDirectories(folder.resolve("out/" + RUN + "/best"));
        var run = read(ResultSource.folder(folder.resolve("out")));
        assertThat(run.steps())
                .extracting(s -> s.name() + " " + s.state())
                .containsExactlyInAnyOrder("fit[0] SUCCEEDED", "fit[1] SUCCEEDED", "best FAILED");
        assertThat(run.state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void anObjectStoresFolderHasOneForEachExecution() throws IOException {
        Path execution = folder.resolve("out/load/0b0c8d3e-1111-2222-3333-444455556666");
        Files.createDirectories(execution);
        Files.writeString(execution.resolve("output"), "a,b\n");
        var run = read(ResultSource.folder(folder.resolve("out")).withFolder(folder.resolve("out")));
        assertThat(run.steps().get(0).artifacts())
                .extracting(a -> a.name() + " " + a.size())
                .containsExactly("output 4");
    }

    @Test
    void theServersWordGivesStatesTimesParametersAndNames() throws IOException {
        String told = """
                {"run_id": "77", "display_name": "penguins 3", "state": "FAILED",
                 "created_at": "2026-11-26T10:00:00Z", "finished_at": "2026-11-26T10:05:00Z",
                 "runtime_config": {"parameters": {
                   "trainSvc-c": 10, "trainSvc-folds": [1,2], "trainSvc-weights": {"a":1.5}}},
                 "pipeline_spec": {"pipelineInfo": {"name": "penguins"},
                   "deploymentSpec": {"executors": {
                     "exec-train-svc": {"container": {"args": ["--step", "trainSvc"]}},
                     "exec-load": {"container": {"args": ["--step", "load"]}}}},
                   "root": {"inputDefinitions": {"parameters": {"load-csv": {"defaultValue": "p.csv"}}}}},
                 "run_details": {"task_details": [
                   {"display_name": "root", "state": "FAILED"},
                   {"display_name": "load", "state": "SUCCEEDED", "start_time": "2026-11-26T10:01:00Z"},
                   {"display_name": "train-svc", "state": "FAILED", "error": {"message": "out of memory"}}]}}
                """;
        var run = read(ResultSource.run(new ObjectMapper().readTree(told)));
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.finished()).get().hasToString("2026-11-26T10:05:00Z");
        assertThat(run.config())
                .extracting(c -> c.step() + "." + c.name() + "=" + c.text())
                .containsExactly(
                        "load.csv=p.csv", "trainSvc.c=10", "trainSvc.folds=[1, 2]", "trainSvc.weights={a: 1.5}");
        assertThat(run.steps())
                .extracting(s -> s.name() + " " + s.state())
                .containsExactly("load SUCCEEDED", "trainSvc FAILED");
        assertThat(run.steps().get(1).failure())
                .get()
                .extracting(f -> f.message())
                .isEqualTo("out of memory");
    }

    @Test
    void aRunThatGoesOnIsRefused() throws IOException {
        var told = new ObjectMapper().readTree("{\"run_id\": \"77\", \"state\": \"RUNNING\"}");
        refused(ResultSource.run(told), "the run has not ended yet");
    }

    @Test
    void nothingIsDeserializedBeforeItIsTrusted() throws IOException {
        summary("train", """
                {"artifacts": {"output": {"artifacts": [{"name": "output", "uri": "/elsewhere",
                 "metadata": {"handler": "java-serialized", "kind": "MODEL", "mediaType": "application/x-java"}}]}}}
                """);
        Files.write(folder.resolve("out/" + RUN + "/train/output"), new byte[] {1, 2, 3});
        var source = ResultSource.folder(folder.resolve("out"));
        var run = read(source);
        var artifact = run.steps().get(0).artifacts().get(0);
        assertThatThrownBy(() -> store.value(artifact, Model.class, getClass().getClassLoader()))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("trust");
        KubeflowResults.read(store, source, true);
        assertThatThrownBy(() -> store.value(artifact, Model.class, getClass().getClassLoader()))
                .as("now it is read, and is no object")
                .hasMessageContaining("EOFException");
    }

    @Test
    void aSummaryThatIsCutOffIsRefusedWithItsFile() throws IOException {
        summary("load", "{\"parameterValues\": {\"outp");
        refused(ResultSource.folder(folder.resolve("out")), "load/executor_output.json: it is cut off or damaged");
        assertThat(store.transfer()).isNotNull();
    }

    @Test
    void namesAndLinksThatLeadOutAreRefused() throws IOException {
        summary("load", "{\"artifacts\": {\"../../secret\": {\"artifacts\": [{}]}}}");
        refused(ResultSource.folder(folder.resolve("out")), "\"../../secret\" is no name of an output");

        Files.writeString(folder.resolve("secret"), "s");
        summary("load", "{\"artifacts\": {\"output\": {\"artifacts\": [{}]}}}");
        Files.createSymbolicLink(folder.resolve("out/" + RUN + "/load/output"), folder.resolve("secret"));
        refused(ResultSource.folder(folder.resolve("out")), "it is a link that leads out of the run's folder");
    }

    @Test
    void aFolderOfNoRunAndOneOfSeveralAreRefused() throws IOException {
        refused(ResultSource.folder(folder.resolve("none")), "there is no folder of that name");
        Files.createDirectories(folder.resolve("empty"));
        refused(ResultSource.folder(folder.resolve("empty")), "no task of a Kubeflow run has left anything in it");
        Files.createDirectories(folder.resolve("two/" + RUN));
        Files.createDirectories(folder.resolve("two/" + RUN.replace("10-00", "11-00")));
        refused(ResultSource.folder(folder.resolve("two")), "it holds 2 runs");
    }

    private void refused(ResultSource source, String why) {
        assertThatThrownBy(() -> KubeflowResults.read(store, source, false))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("The Kubeflow run was not imported")
                .hasMessageContaining(why);
    }

    private RunCopy read(ResultSource source) {
        return store.transfer().copy(KubeflowResults.read(store, source, false).id());
    }

    private void evaluated() throws IOException {
        summary("evaluate", """
                {"parameterValues": {"accuracy": 0.75, "best": "adelie", "output-items": [0]},
                 "artifacts": {
                  "output": {"artifacts": [{"name": "output", "uri": "/elsewhere/output", "metadata":
                    {"handler": "markdown", "kind": "REPORT", "mediaType": "text/markdown", "extension": ".md"}}]},
                  "metrics": {"artifacts": [{"name": "metrics", "metadata": {"loss": 0.5, "accuracy": 0.75}}]},
                  "classification": {"artifacts": [{"metadata": {"confusionMatrix": {
                    "annotationSpecs": [{"displayName": "a"}, {"displayName": "b"}],
                    "rows": [{"row": [3, 1]}, {"row": [0, 4]}]}}}]},
                  "files": {"artifacts": [{"metadata": {"handler": "file", "folder": true}}]}}}
                """);
        Path task = folder.resolve("out/" + RUN + "/evaluate");
        Files.writeString(task.resolve("output"), "# good");
        Files.writeString(task.resolve("metrics"), """
                {"metric":"loss","step":1,"value":1.0}
                {"metric":"loss","step":2,"value":0.5}
                """);
        Files.createDirectories(task.resolve("files/notes"));
        Files.writeString(task.resolve("files/notes/a.txt"), "kept");
    }

    private void summary(String task, String json) throws IOException {
        Path at = folder.resolve("out/" + RUN).resolve(task);
        Files.createDirectories(at);
        Files.writeString(at.resolve(ResultFolder.SUMMARY), json);
    }
}
