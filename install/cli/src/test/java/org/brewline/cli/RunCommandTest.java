package org.brewline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brewline.cli.Typed.NUMBERS;
import static org.brewline.cli.Typed.SUMS;
import static org.brewline.cli.Typed.TOTAL;
import static org.brewline.cli.Typed.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code brewline run}. */
class RunCommandTest {
    @TempDir
    Path folder;

    private Typed type(String... arguments) {
        return Typed.in(folder, arguments);
    }

    @Test
    void aNotebookRunsToItsEndAndTellsOfItsSteps() throws Exception {
        notebook(folder.resolve("a.ipynb"), NUMBERS, TOTAL, SUMS, "%run sums");
        Typed run = type("run", "a.ipynb", "-o", "done.ipynb");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("[1/4] int[] numbers", "[4/4] %run sums", "✔ numbers", "✔ total", "✔ run ");
        JsonNode executed = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("done.ipynb").toFile());
        assertThat(executed.at("/cells/3/execution_count").asInt()).isEqualTo(4);
        assertThat(executed.at("/cells/3/outputs/0/data/text~1plain").asText()).contains("sums  ✔ succeeded");
    }

    @Test
    void aCellThatFailsIsNamedByNumberAndLineAndTheNextOnesDoNotRun() throws Exception {
        notebook(folder.resolve("a.ipynb"), "int a = 1;", "int b = 0;\nint c = a / b;", "int d = 4;");
        Typed run = type("run", "a.ipynb", "-o", "done.ipynb");
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("Cell 2 of 3 failed, line 2", "java.lang.ArithmeticException: / by zero");
        JsonNode executed = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("done.ipynb").toFile());
        assertThat(executed.at("/cells/1/outputs/0/output_type").asText()).isEqualTo("error");
        assertThat(executed.at("/cells/2/execution_count").isMissingNode()).isTrue();
    }

    @Test
    void configFromTheCommandLineIsStrongerThanTheNotebooks() throws Exception {
        notebook(folder.resolve("a.ipynb"), NUMBERS, TOTAL, SUMS, "%run sums numbers.n=2");
        type("run", "a.ipynb", "-p", "numbers.n=4", "-p", "total.factor=10");
        assertThat(type("show", "--json").json().at("/metrics/total.sum").asDouble())
                .isEqualTo(100);
    }

    @Test
    void aKeyThatNoRunTakesIsRefusedWithTheNearestBeforeAnythingRuns() throws Exception {
        notebook(folder.resolve("a.ipynb"), NUMBERS, TOTAL, SUMS, "%run sums");
        Typed run = type("run", "a.ipynb", "-p", "total.facter=10");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("did you mean \"total.factor\"?");
        assertThat(folder.resolve(".brewline/runs"))
                .satisfiesAnyOf(
                        runs -> assertThat(runs).doesNotExist(),
                        runs -> assertThat(runs).isEmptyDirectory());
    }

    @Test
    void onlyThePipelineRunsWhenItIsNamed() throws Exception {
        notebook(
                folder.resolve("a.ipynb"),
                NUMBERS,
                TOTAL,
                "%runs",
                SUMS,
                "%run sums",
                "throw new IllegalStateException(\"not needed\");");
        Typed run = type("run", "a.ipynb", "--pipeline", "sums", "--json", "-p", "numbers.n=5");
        assertThat(run.code()).isZero();
        JsonNode end = run.jsonLines().get(run.jsonLines().size() - 1);
        assertThat(end.path("event").asText()).isEqualTo("end");
        assertThat(end.path("runs")).hasSize(1);
        assertThat(run.jsonLines().stream().filter(l -> l.path("event").asText().equals("cell")))
                .extracting(l -> l.path("title").asText())
                .containsExactly(
                        "int[] numbers(int n = 3) { return IntStream.rangeClosed(1, …",
                        "double total(int[] numbers, double factor = 1.0, Metrics me…",
                        "%%pipeline sums",
                        "%run sums");
    }

    @Test
    void aPipelineThatThereIsNotIsRefused() throws Exception {
        notebook(folder.resolve("a.ipynb"), NUMBERS, TOTAL, SUMS);
        Typed run = type("run", "a.ipynb", "--pipeline", "sum");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("did you mean \"sums\"?");
    }

    @Test
    void aRunThatFailsCanBeGoneOnFrom() throws Exception {
        notebook(folder.resolve("a.ipynb"), NUMBERS, TOTAL, SUMS);
        Typed failed = type("run", "a.ipynb", "--pipeline", "sums", "-p", "total.factor=-1");
        assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.err()).contains("factor is negative", "cell 2, line 3");
        Typed resumed = type("run", "a.ipynb", "--pipeline", "sums", "--resume", "latest", "--json");
        assertThat(resumed.code()).isEqualTo(ExitCode.FAILED);
        assertThat(resumed.out()).contains("\"step\":\"numbers\",\"state\":\"cached\"");
    }

    @Test
    void variablesOfTheParametersCellAreAssigned() throws Exception {
        notebook(
                folder.resolve("a.ipynb"),
                "// parameters\nString name = \"nobody\";\ndouble rate = 1;",
                "System.out.println(name + \" \" + rate);");
        Typed run = type("run", "a.ipynb", "-v", "-p", "name=A \"B\" \\u0041", "-p", "rate=2");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("A \"B\" \\u0041 2.0");
    }

    @Test
    void whatIsNoJavaNotebookIsRefused() throws Exception {
        Files.writeString(folder.resolve("text.ipynb"), "hello");
        Files.writeString(
                folder.resolve("python.ipynb"),
                "{\"nbformat\":4,\"cells\":[],\"metadata\":{\"kernelspec\":{\"language\":\"python\"}}}");
        assertThat(type("run", "none.ipynb").err()).contains("There is no notebook");
        assertThat(type("run", "text.ipynb").err()).contains("is no notebook: ");
        assertThat(type("run", "python.ipynb").err()).contains("is a notebook in python; Brewline runs Java");
        assertThat(type("run", "python.ipynb").code()).isEqualTo(ExitCode.REFUSED);
    }
}
