package org.brewline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Exports a pipeline with its real code. src/test/python/test_quickstart.py runs what this test leaves in
 * target/kubeflow, in Kubeflow's local orchestrator.
 */
class QuickstartTest {
    private static final Path FOLDER = Path.of("target/kubeflow");

    @Test
    void itsCodeTravelsInTheFile() throws IOException {
        String yaml = KubeflowExport.of(Quickstart.pipeline(), ExportOptions.image("brewline/step:0.1.0"));
        assertThat(yaml).contains("- \"--component\"").hasSizeBetween(10_000, 200_000);
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("quickstart.yaml"), yaml);
        Files.writeString(FOLDER.resolve("classpath"), System.getProperty("java.class.path"));
    }
}
