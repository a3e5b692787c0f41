package org.brewline.notebook.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Digest;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;
import org.brewline.engine.store.RunId;
import org.brewline.notebook.picture.RunFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenRunsTest {
    private static final RunId RUN = RunId.parse("01900000-0000-7000-8000-000000000001");

    @TempDir
    Path project;

    @Test
    void anArtifactIsOpenedThroughAFolderThatIsNotHidden() throws IOException {
        store(".brewline", "load/output.csv");
        RunFiles files = new OpenRuns(project, project.resolve(".brewline")).of(RUN);

        assertThat(files.link("load", csv("output"))).contains("brewline/runs/" + RUN + "/load/output.csv");
        assertThat(project.resolve("brewline/runs/" + RUN + "/load/output.csv")).hasContent("a,b");
        assertThat(project.resolve("brewline/.gitignore")).hasContent("*\n");
        assertThat(files.folder()).as("not whose home it is").isEqualTo("brewline/runs/" + RUN);
    }

    @Test
    void theStoreOfAFolderAboveIsReachedUpwards() throws IOException {
        store(".brewline", "load/output.csv");
        Path notebook = Files.createDirectories(project.resolve("work/monday"));
        assertThat(new OpenRuns(notebook, project.resolve(".brewline")).of(RUN).link("load", csv("output")))
                .contains("../../brewline/runs/" + RUN + "/load/output.csv");
    }

    @Test
    void aSmallValueIsALineOfTheRunsValues() throws IOException {
        store(".brewline", "values.yaml");
        RunFiles files = new OpenRuns(project, project.resolve(".brewline")).of(RUN);
        assertThat(files.link("score", artifact("f1", ".json", "application/json")))
                .contains("brewline/runs/" + RUN + "/values.yaml");
        assertThat(files.link("load", csv("removed"))).isEmpty();
    }

    @Test
    void aStoreThatIsNotHiddenNeedsNoDoor() throws IOException {
        store("results", "load/output.csv");
        assertThat(new OpenRuns(project, project.resolve("results")).of(RUN).link("load", csv("output")))
                .contains("results/runs/" + RUN + "/load/output.csv");
        assertThat(project.resolve("brewline")).doesNotExist();
    }

    @Test
    void whereNoServerShowsItThereIsItsPathOnly() throws IOException {
        store("elsewhere/.brewline", "load/output.csv");
        Path notebook = Files.createDirectories(project.resolve("work"));
        RunFiles files = new OpenRuns(notebook, project.resolve("elsewhere/.brewline")).of(RUN);
        assertThat(files.link("load", csv("output"))).isEmpty();
        assertThat(files.folder()).contains("elsewhere");
        assertThat(project.resolve("elsewhere/brewline")).doesNotExist();
    }

    @Test
    void aFolderOfThatNameThatIsSomebodyElsesStaysAsItIs() throws IOException {
        store(".brewline", "load/output.csv");
        Files.createDirectory(project.resolve("brewline"));
        assertThat(new OpenRuns(project, project.resolve(".brewline")).of(RUN).link("load", csv("output")))
                .isEmpty();
        assertThat(project.resolve("brewline")).isEmptyDirectory();
    }

    @Test
    void noNameOfAStepBecomesMarkupOrAnotherPlace() throws IOException {
        store(".brewline", "a\"><b #?%/x y.csv");
        assertThat(new OpenRuns(project, project.resolve(".brewline")).of(RUN).link("a\"><b #?%", csv("x y")))
                .contains("brewline/runs/" + RUN + "/a%22%3E%3Cb%20%23%3F%25/x%20y.csv");
    }

    private void store(String name, String file) throws IOException {
        Path path = project.resolve(name).resolve("runs/" + RUN).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "a,b");
    }

    private static Artifact csv(String name) {
        return artifact(name, ".csv", "text/csv");
    }

    private static Artifact artifact(String name, String extension, String mediaType) {
        var content = new Digest("ab".repeat(32));
        return new Artifact(
                name, Kind.DATA, "Table", "table", content, 3, mediaType, extension, false, new Preview.Opaque("data"));
    }
}
