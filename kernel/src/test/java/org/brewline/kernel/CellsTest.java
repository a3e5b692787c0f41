package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.brewline.kernel.testkit.KernelHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CellsTest {
    private final KernelHarness kernel = KernelHarness.start();

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void theLastExpressionIsTheResult() {
        assertThat(kernel.execSuccess("int x = 3;\nx * 2").resultText()).isEqualTo("6");
    }

    @Test
    void whatACellPrintsGoesToItsStandardOutput() {
        assertThat(kernel.execSuccess("System.out.println(\"grüß 👋\");").stdout())
                .isEqualTo("grüß 👋\n");
    }

    @Test
    void aCompileErrorPointsAtTheLineAndColumnOfTheCell() {
        assertThat(kernel.execError("int a = 1;\nint b = \"x\";").error())
                .startsWith("cell 1, line 2:\n    int b = \"x\";\n            ^^^\n");
    }

    @Test
    void aRuntimeErrorNamesTheUsersFramesOnly() {
        String shown =
                kernel.execError("int f(int a) {\n    return a / 0;\n}\nf(2)").errorShown();
        assertThat(shown).isEqualTo("""
                java.lang.ArithmeticException: / by zero
                    at cell 1, line 2  (f)
                    at cell 1, line 4""");
    }

    @Test
    void aStackTraceThatTheUserPrintsHasThePlacesOfCells() {
        String printed = kernel.execSuccess("""
                int g(String s) { return Integer.parseInt(s); }
                try { g("x"); } catch (NumberFormatException e) { new RuntimeException("b", e).printStackTrace(); }""").stderr();
        assertThat(printed)
                .startsWith("java.lang.RuntimeException: b\n\tat cell ")
                .contains("Caused by: java.lang.NumberFormatException")
                .containsPattern("Integer.parseInt\\(.*\\)\n\tat cell \\d+, line 1\n\tat cell \\d+, line 2\n")
                .doesNotContain("REPL")
                .doesNotContain("org.brewline");
    }

    @Test
    void anExceptionThatPrintsItselfMayCallItsSuper() {
        kernel.execSuccess("""
                class Loud extends RuntimeException {
                    public void printStackTrace() { System.err.println("loud"); super.printStackTrace(); }
                }""");
        assertThat(kernel.execSuccess("try { throw new Loud(); } catch (RuntimeException e) { e.printStackTrace(); }")
                        .stderr())
                .startsWith("loud\n")
                .contains("Loud");
    }

    @Test
    void causesOfAnExceptionAreTold() {
        assertThat(kernel.execError("throw new IllegalStateException(\"a\", new RuntimeException(\"b\"));")
                        .errorShown())
                .contains("caused by java.lang.RuntimeException: b");
    }

    @Test
    void whatAMagicGivesIsShownThoughMoreFollows() {
        assertThat(kernel.execSuccess("%lsmagic\n1 + 1").displays("text/plain")).hasSize(1);
    }

    @Test
    void anUnknownMagicNamesTheNearest() {
        assertThat(kernel.execError("%tme 1").error()).isEqualTo("there is no magic %tme; did you mean %time?");
    }

    @Test
    void aPercentSignInsideATextBlockIsNoMagic() {
        assertThat(kernel.execSuccess("String s = \"\"\"\n%time\n\"\"\";\ns.strip()")
                        .resultText())
                .isEqualTo("%time");
    }

    @Test
    void aPercentSignThatContinuesAnExpressionIsNoMagic() {
        assertThat(kernel.execSuccess("int time = 3;\nint r = 7\n%time;\nr").resultText())
                .isEqualTo("1");
    }

    @Test
    void aValueWhoseToStringRecursesDoesNotHurt() {
        assertThat(kernel.execSuccess("class R { public String toString() { return \"\" + this; } }\nnew R()")
                        .resultText())
                .contains("can't be shown");
        assertThat(kernel.execSuccess("1 + 1").resultText()).isEqualTo("2");
    }

    @Test
    void aBackgroundThreadPrintsToTheCellThatStartedIt() {
        var first = kernel.execSuccess("""
                var go = new CountDownLatch(1);
                var t = new Thread(() -> {
                    try { go.await(); } catch (InterruptedException e) {}
                    System.out.println("late");
                });
                t.start();""");
        kernel.execSuccess("go.countDown();\nt.join();\nSystem.out.flush();");
        assertThat(java.util.stream.Stream.generate(first::stdout)
                        .peek(s -> Thread.onSpinWait())
                        .filter(s -> !s.isEmpty())
                        .findFirst())
                .contains("late\n");
    }

    @Test
    void anEndlessLoopEndsWhenInterrupted() throws Exception {
        var watcher = new Thread(() -> {
            while (!kernel.kernel().session().variableNames().contains("started")) {
                Thread.onSpinWait();
            }
            kernel.kernel().session().interrupt();
        });
        kernel.execSuccess("int kept = 5;");
        watcher.start();
        assertThat(kernel.execError("int started = 1;\nwhile (true) {}").errorName())
                .isEqualTo("Interrupted");
        assertThat(kernel.execSuccess("kept").resultText()).isEqualTo("5");
    }

    @Test
    void completionWorksAfterAnImportInTheSameCell() {
        assertThat(kernel.complete("import java.util.List;\n\"abc\".subst|")).contains("substring");
    }

    @Test
    void whatTheCellDeclaresBeforeIsKnown() {
        assertThat(kernel.complete("var texts = new ArrayList<String>();\ntexts.get(0).subst|"))
                .contains("substring");
        assertThat(kernel.complete("record Pair(int first, int second) {}\nvar pair = new Pair(1, 2);\npair.fir|"))
                .contains("first");
    }

    @Test
    void aMagicsNameIsCompleted() {
        assertThat(kernel.complete("%cla|")).containsExactly("%classpath");
    }

    @Test
    void aCellIsCompleteIncompleteOrInvalid() {
        var help = new org.brewline.kernel.cell.CellHelp(kernel.kernel().cells());
        assertThat(help.isComplete("int a = 1;").state()).hasToString("COMPLETE");
        assertThat(help.isComplete("void f() {").state()).hasToString("INCOMPLETE");
        assertThat(help.isComplete("void f() {").indent()).isEqualTo("    ");
        assertThat(help.isComplete("int = 5 6;").state()).hasToString("INVALID");
    }

    @Test
    void documentationIsMarkdown() {
        assertThat(kernel.kernel()
                        .session()
                        .inspect(org.brewline.kernel.source.OriginSource.of("Math.max(1, 2)"), 7, true)
                        .orElseThrow()
                        .markdown())
                .contains("```java\nint Math.max(int");
    }
}
