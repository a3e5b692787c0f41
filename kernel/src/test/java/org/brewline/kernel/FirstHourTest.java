package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.brewline.kernel.testkit.KernelHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a Java engineer stumbles over in the first hour, told so that it can be mended. */
final class FirstHourTest {
    private static final KernelHarness kernel = KernelHarness.start();

    @AfterAll
    static void close() {
        kernel.close();
    }

    @Test
    void whatTheCellItselfDeclaresLaterIsNoNews() {
        var outcome = kernel.execSuccess("""
            sealed interface Figure permits Disc, Tile {}
            record Disc(double r) implements Figure {}
            record Tile(double a) implements Figure {}
            new Disc(2)
            """);
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.resultText()).isEqualTo("Disc[r=2.0]");
    }

    @Test
    void aDeclarationThatNoLongerFitsIsNamedWhenItBreaksAndWhenItIsUsed() {
        kernel.execSuccess("record Pair(int a) {}\nList<Pair> pairs = List.of(new Pair(1));");
        assertThat(kernel.execSuccess("record Pair(int a, int b) {}").stderr())
                .contains("pairs can't be used any more");
        assertThat(kernel.execError("pairs").errorShown())
                .contains("pairs is declared, but does not compile any more")
                .doesNotContain("did you mean");
    }

    @Test
    void aTypeThatWaitsForAnotherSaysSoAndIsNotTakenFromALibrary() {
        kernel.execSuccess("class Annotated { Absent absent; }");
        assertThat(kernel.execError("new Annotated()").errorShown())
                .contains("Annotated is declared, but can't be used yet: it needs class Absent");
    }

    @Test
    void annotationsNeedNoImport() {
        assertThat(kernel.execSuccess("""
                @Retention(RetentionPolicy.RUNTIME) @interface Info { String value(); }
                @Info("abc") class Marked {}
                Marked.class.getAnnotation(Info.class).value()
                """).resultText()).isEqualTo("abc");
    }

    @Test
    void namesAreShownAsTheyWereWritten() {
        assertThat(kernel.execError("String nothing = null;\nnothing.length()").error())
                .endsWith("because \"nothing\" is null");
        var thrown = kernel.execError("class Mine extends RuntimeException {}\nthrow new Mine();");
        assertThat(thrown.errorName()).isEqualTo("Mine");
        assertThat(kernel.execSuccess("class Plain {}\nnew Plain()").resultText())
                .startsWith("Plain@");
        assertThat(kernel.execError("Stream.of(1).map(i -> i / 0).toList()").errorShown())
                .contains("line 1  (lambda)");
    }

    @Test
    void aRecursionIsTwoLines() {
        assertThat(kernel.execError("int deeper(int n) { return deeper(n + 1); }\ndeeper(0)")
                        .errorShown())
                .containsOnlyOnce("(deeper)")
                .contains("times more");
    }

    @Test
    void aPackageIsRefusedWithTheWayOut() {
        assertThat(kernel.execError("package a.b;\nclass C {}").errorShown()).contains("a cell has no package");
    }

    @Test
    void whatPrintfGivesBackIsNoResult() {
        var outcome = kernel.execSuccess("System.out.printf(\"%.1f\", 2.5)");
        assertThat(outcome.stdout()).isEqualTo("2.5");
        assertThat(outcome.resultText()).isEmpty();
    }

    @Test
    void aCellFromWindowsRuns() {
        assertThat(kernel.execSuccess("int one = 1;\r\nfor (int i = 0; i < 2; i++) {\r\n    one++;\r\n}\r\none\r\n")
                        .resultText())
                .isEqualTo("3");
        assertThat(kernel.execError("int two = 2;\r\nint three = \"3\";\r\n").errorShown())
                .contains("line 2:", "    int three = \"3\";\n                ^^^");
        assertThat(kernel.execSuccess("%time 1 + 1\r\n").resultText()).isEqualTo("2");
    }

    @Test
    void namesBeyondTheBasicPlaneAreCompletedAndPlaced() {
        kernel.execSuccess("String 𝒳name = \"😀\";");
        assertThat(kernel.complete("String s = \"😀\" + 𝒳na|")).containsExactly("𝒳name");
        assertThat(kernel.execError("String a = \"😀😀\"; int b = \"x\";").errorShown())
                .contains("    String a = \"😀😀\"; int b = \"x\";\n                             ^^^");
    }
}
