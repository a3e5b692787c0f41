package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the user can mend is told in a few lines: what, where, what to write instead; and nothing is half-done. */
class BadInputTest extends NotebookTest {
    private String error(String cell) {
        return notebook.execError(cell).error();
    }

    @Test
    void aComponentThatWaitsForAHelperSaysSoAndWorksOnceItIsThere() {
        assertThat(notebook.execSuccess("%%component\nint f() { return help(); }")
                        .resultText())
                .contains("f can be used once these are defined: method help()");
        assertThat(error("%%pipeline p\nf();"))
                .contains("the component \"f\" can't be used")
                .contains("cell 1, line 2: method help() is not defined yet");
        notebook.execSuccess("int help() { return 7; }");
        notebook.execSuccess("%%pipeline p\nf();");
        notebook.execSuccess("%run p\n%artifact f -> seven");
        assertThat(notebook.execSuccess("seven").resultText()).isEqualTo("7");
    }

    @Test
    void aComponentThatDoesNotCompileIsToldWithTheCellsLine() {
        assertThat(error("%%component --retries 1\nint f(int n = 3) {\n    return m;\n}"))
                .startsWith("cell 1, line 3:\n    " + "    return m;\n" + "               ^\n")
                .contains("m");
        assertThat(error("%%pipeline p\nf();")).contains("cell 2, line 2: the component \"f\" can't be used");
    }

    @Test
    void aComponentThatCallsAMethodWithOtherArgumentsIsToldWithTheCellsLine() {
        assertThat(error("%%component\nvoid f(Metrics metrics) {\n    metrics.set(\"accuracy\");\n}"))
                .startsWith("cell 1, line 3:\n        metrics.set(\"accuracy\");\n")
                .contains("set");
    }

    @Test
    void aDefaultThatDoesNotCompileIsToldWhereItStands() {
        assertThat(error("%%component\nint f(int n = \"x\") { return n; }"))
                .startsWith("cell 1, line 2:\n    int f(int n = \"x\") { return n; }\n                  ^^^\n");
    }

    @Test
    void aDefaultThatThrowsIsToldWhereItStands() {
        var failed = notebook.execError("%%component\nint f(\n  int n = Integer.parseInt(\"x\")) { return n; }");
        assertThat(failed.errorName()).isEqualTo("java.lang.NumberFormatException");
        assertThat(failed.errorShown()).contains("cell 1, line 3");
    }

    @Test
    void aComponentThatReadsAVariableIsRefusedByTheVariablesName() {
        notebook.execSuccess("int limit = 3;");
        assertThat(error("%%component\nint f(int n) {\n    return n + limit;\n}"))
                .contains("limit")
                .contains("cell 2, line 3");
    }

    @Test
    void aConfigOfAnUnsupportedTypeIsRefused() {
        assertThat(error("%%component\nint f(Thread t = new Thread()) { return 1; }"))
                .contains("t")
                .contains("Thread");
    }

    @Test
    void twoComponentsOfOneNameInACellAreRefused() {
        assertThat(error("%%component\n@Component int f() { return 1; }\n@Component int f(int n) { return n; }"))
                .contains("line 3")
                .contains("\"f\" is there twice");
    }

    @Test
    void aComponentOfANameThatIsTakenSaysWhatItReplaces() {
        notebook.execSuccess("%%component\nint f() { return 1; }");
        assertThat(notebook.execSuccess("%%component\nint f(int n = 1) { return n; }")
                        .resultText())
                .contains("replaces the one of cell 1");
    }

    @Test
    void anUnknownComponentNamesTheNearestWithItsSignature() {
        defineSums();
        assertThat(error("%%pipeline p\nvar x = numbers();\nvar s = stat(x);"))
                .startsWith("cell 4, line 3:\n    var s = stat(x);\n            ^")
                .contains("unknown component \"stat\"")
                .contains("did you mean \"stats\"? stats(numbers: int[]) .factor(double)");
    }

    @Test
    void aWrongInputShowsWhatTheComponentTakes() {
        defineSums();
        assertThat(error("%%pipeline p\nvar s = stats(numbers());\nstats(s.mean());"))
                .startsWith("cell 4, line 3:")
                .contains("it takes (numbers: int[])")
                .contains("stats(numbers: int[]) .factor(double)");
        assertThat(error("%%pipeline p\nstats();")).contains("it takes (numbers: int[])");
    }

    @Test
    void anUnknownConfigNameOnAHandleNamesTheNearest() {
        defineSums();
        assertThat(error("%%pipeline p\nstats(numbers()).factr(2);"))
                .contains("stats has no config and no output \"factr\"")
                .contains("did you mean \"factor\"?");
    }

    @Test
    void aConfigOfAWrongTypeSaysWhatItTakes() {
        defineSums();
        assertThat(error("%%pipeline p\nstats(numbers()).factor(\"two\");"))
                .contains("the config \"factor\" of stats does not take this; it takes double");
    }

    @Test
    void aParameterOfThePipelineIsNoJavaValue() {
        defineSums();
        assertThat(error("%%pipeline p(double least = 0.5)\nif (least > 0.1) numbers();"))
                .contains("\"least\" is known only when the pipeline runs");
        assertThat(error("%%pipeline p(double least = 0.5)\ndouble d = least;"))
                .contains("\"least\" is known only when the pipeline runs");
    }

    @Test
    void aCycleIsRefused() {
        defineSums();
        assertThat(
                        error(
                                "%%pipeline p\nvar a = numbers().named(\"a\");\nvar b = numbers().named(\"b\").after(a);\na.after(b);"))
                .contains("cycle")
                .contains("cell 4, line");
    }

    @Test
    void twoStepsOfOneNameAreRefused() {
        defineSums();
        assertThat(error("%%pipeline p\nnumbers();\nnumbers();"))
                .contains("numbers")
                .contains("named");
    }

    @Test
    void everyProblemOfAConfigIsListedAtOnceAndNothingRuns() throws IOException {
        defineSums();
        assertThat(error("%run sums numbers.m=4 numbers.n=many"))
                .contains("\"sums\" was not run")
                .contains("numbers.m")
                .contains("did you mean \"numbers.n\"?")
                .contains("many")
                .contains("stats.factor is missing")
                .contains("cell 4");
        try (Stream<java.nio.file.Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aConfigCellThatIsNoYamlNamesTheLine() {
        defineSums();
        assertThat(error("%%run sums\nstats: {factor: 2\nnumbers: [")).contains("cell 4, line");
    }

    @Test
    void anUnknownPipelineNamesTheNearest() {
        defineSums();
        assertThat(error("%run sum")).isEqualTo("There is no pipeline \"sum\"\n    did you mean \"sums\"?");
        assertThat(error("%dag other")).contains("there are sums");
        assertThat(notebook.execSuccess("%config").resultText()).contains("factor:");
    }

    @Test
    void anUnknownRunSaysWhichThereAre() {
        defineSums();
        assertThat(error("%artifacts latest")).contains("There are no runs").contains("%run");
        notebook.execSuccess("%run sums stats.factor=2");
        assertThat(error("%artifacts sumz")).contains("did you mean \"sums\"?");
        assertThat(error("%artifacts ffffff")).contains("ffffff");
        assertThat(error("%metrics -3")).contains("the store has 1");
    }

    @Test
    void anAmbiguousRunListsTheCandidates() {
        defineSums();
        notebook.execSuccess("%run sums stats.factor=2");
        notebook.execSuccess("%run sums stats.factor=3");
        String prefix = notebook.execSuccess("Brewline.find(\"latest\").id().toString().substring(0, 4)")
                .resultText();
        assertThat(error("%artifacts " + prefix)).contains("more than one").contains("sums");
    }

    @Test
    void aStoreThatCantBeWrittenNamesTheFolder() throws IOException {
        defineSums();
        Files.writeString(folder.resolve(".brewline"), "no folder");
        assertThat(error("%run sums stats.factor=2"))
                .contains(folder.resolve(".brewline").toString())
                .contains("BREWLINE_STORE");
    }

    @Test
    void aFailingStepEndsTheRunWithTheUsersLineAndTheOthersFinish() {
        defineSums();
        notebook.execSuccess("%%component\nint broken(int[] numbers) {\n    return numbers[7];\n}");
        notebook.execSuccess("%%pipeline p\nvar n = numbers();\nbroken(n);\nstats(n).factor(1);");
        var failed = notebook.execError("%run p");
        assertThat(failed.errorName()).isEqualTo("Run failed");
        assertThat(failed.error())
                .startsWith(
                        "broken failed: ArrayIndexOutOfBoundsException: Index 7 out of bounds for length 3 (cell 4, line 3)")
                .contains("%resume ")
                .contains("%logs");
        assertThat(notebook.execSuccess("%artifacts latest stats").resultText()).contains("mean");
    }

    @Test
    void anUnknownStepOrArtifactNamesTheNearest() {
        defineSums();
        notebook.execSuccess("%run sums stats.factor=2");
        assertThat(error("%artifact stat.mean")).contains("did you mean \"stats\"?");
        assertThat(error("%artifact stats.meen")).contains("did you mean \"mean\"?");
        assertThat(error("%artifact stats")).contains("stats.sum, stats.mean");
        assertThat(error("%logs latest number")).contains("did you mean \"numbers\"?");
    }

    @Test
    void aConfigFileThatIsNotThereIsNamed() {
        defineSums();
        assertThat(error("%run sums --config none.yaml")).contains("none.yaml").contains("no such file");
    }

    @Test
    void aPipelineWithoutANameShowsHowItIsWritten() {
        assertThat(error("%%pipeline\nvar x = 1;")).contains("%%pipeline penguins(double minAccuracy = 0.9)");
        assertThat(error("%%pipeline a b\nvar x = 1;")).contains("can't be a pipeline's name");
    }
}
