package org.brewline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exports a pipeline with its real code, and runs it here. src/test/python/test_quickstart.py runs what this test
 * leaves in target/kubeflow in Kubeflow's local orchestrator, and compares.
 */
class QuickstartTest {
    private static final Path FOLDER = Path.of("target/kubeflow");

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeFolder() throws IOException {
        Files.createDirectories(FOLDER);
    }

    @Test
    void itsCodeTravelsInTheFile() throws IOException {
        String yaml = KubeflowExport.of(Quickstart.pipeline(), ExportOptions.image("brewline/step:0.1.0"));
        assertThat(yaml).contains("- \"--component\"").hasSizeBetween(10_000, 200_000);
        Files.writeString(FOLDER.resolve("quickstart.yaml"), yaml);
        Files.writeString(FOLDER.resolve("classpath"), System.getProperty("java.class.path"));
    }

    @Test
    void aRunHereLeavesWhatARunThereIsComparedWith() throws IOException {
        var outputs = new ObjectMapper().createObjectNode();
        try (var store = Store.open(folder)) {
            var run = Runner.in(store).start(Quickstart.pipeline(), "load.masses=[3.7, 5.0, 3.8, 5.2]");
            assertThat(run.await()).isEqualTo(RunState.SUCCEEDED);
            for (var step : run.steps()) {
                for (var artifact : step.artifacts()) {
                    contents(store.open(artifact), outputs.putObject(step.name() + "." + artifact.name()));
                }
            }
        }
        assertThat(outputs.path("report.output").elements().next().asText()).isEqualTo("# published with accuracy 1.0");
        new ObjectMapper().writeValue(FOLDER.resolve("expected.json").toFile(), outputs);
    }

    private static void contents(Path artifact, ObjectNode files) throws IOException {
        try (var tree = Files.walk(artifact)) {
            for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                files.put(artifact.relativize(file).toString(), Files.readString(file));
            }
        }
    }
}
