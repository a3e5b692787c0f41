package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.testkit.KernelHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Faults that other Java kernels had; none is ours. Those of the wire are in {@link ProtocolTest}. */
final class FaultsTest {
    private static final KernelHarness kernel = KernelHarness.start();

    static {
        kernel.kernel().register(new LengthMagic());
    }

    @AfterAll
    static void close() {
        kernel.close();
    }

    /** Tells what it was given. */
    static final class LengthMagic implements Magic<LengthMagic.Arguments> {
        @Command(description = "Tells arguments and length of the body.")
        static final class Arguments {
            @Parameters
            List<String> words = List.of();
        }

        @Override
        public String name() {
            return "length";
        }

        @Override
        public Set<Form> forms() {
            return Set.of(Form.LINE, Form.CELL);
        }

        @Override
        public Arguments newCommand() {
            return new Arguments();
        }

        @Override
        public Object execute(Arguments command, MagicCall call) {
            return MimeBundle.text(command.words + " " + call.body().length());
        }
    }

    @Test
    void aMagicsBodyMayBeLong() {
        assertThat(kernel.execSuccess("%%length\n" + "x".repeat(200_000)).resultText())
                .isEqualTo("[] 200000");
        assertThat(kernel.execSuccess("1 + 1").resultText()).isEqualTo("2");
    }

    @Test
    void anErrorWhileRenderingDoesNotHurt() {
        assertThat(kernel.execSuccess(
                                "class Endless { public String toString() { return \"\" + this; } }\nnew Endless()")
                        .resultText())
                .contains("can't be shown");
        assertThat(kernel.execSuccess(
                                "class Broken { public String toString() { throw new Error(\"no\"); } }\nnew Broken()")
                        .resultText())
                .contains("java.lang.Error");
    }

    @Test
    void anExceptionArrivesAsItselfWithItsCauses() {
        var outcome = kernel.execError("throw new IllegalStateException(\"a\", new java.io.IOException(\"b\"));");
        assertThat(outcome.errorName()).isEqualTo("java.lang.IllegalStateException");
        assertThat(outcome.errorShown())
                .contains("caused by java.io.IOException: b")
                .doesNotContain("jdk.");
    }

    @Test
    void theWholeTraceIsThereForTheAsking() {
        kernel.execError("Integer.parseInt(\"x\")");
        assertThat(kernel.execSuccess("%trace").resultText()).contains("NumberFormatException", "Integer.parseInt");
    }

    @Test
    void blankLinesAndCommentsMayStandBeforeACellMagic() {
        assertThat(kernel.execSuccess("\n// first\n/* second\n */\n%%length a b\nxyz")
                        .resultText())
                .isEqualTo("[a, b] 3");
    }

    @Test
    void aCellMagicMayHaveNoBody() {
        assertThat(kernel.execSuccess("%%length").resultText()).isEqualTo("[] 0");
    }

    @Test
    void backslashesAndQuotesReachAMagicAsTheyAre() {
        assertThat(kernel.execSuccess("%length C:\\data 'one two' \"three four\"")
                        .resultText())
                .isEqualTo("[C:\\data, one two, three four] 0");
    }

    @Test
    void aLineMagicMayStandBetweenLinesOfJava() {
        assertThat(kernel.execSuccess("int between = 1;\n%length x\nbetween + 1")
                        .resultText())
                .isEqualTo("2");
    }

    @Test
    void aWrongArgumentIsOneShortMessage() {
        assertThat(kernel.execError("%lsmagic --nope").error().lines().count()).isLessThanOrEqualTo(4);
    }

    @Test
    void inspectionWorksAfterAClassInTheSameCell() {
        String cell = "class Before {}\nMath.max(1, 2)";
        assertThat(kernel.kernel()
                        .session()
                        .inspect(org.brewline.kernel.source.OriginSource.of(cell), cell.indexOf("max") + 2, true))
                .get()
                .extracting(i -> i.plain())
                .asString()
                .contains("max(");
    }

    @Test
    void jsonIsShownAsJson() {
        var shown = kernel.execSuccess("display(json(Map.of(\"a\", List.of(1, 2))));")
                .published();
        assertThat(((Map<?, ?>) shown.get(0).content().get("data")).get("application/json"))
                .isEqualTo(Map.of("a", List.of(1, 2)));
    }

    @Test
    void nullCanBeDisplayed() {
        assertThat(kernel.execSuccess("display(null);").displays("text/plain")).containsExactly("null");
    }

    @Test
    void everythingShownHasAPlainForm() {
        assertThat(kernel.execSuccess("org.brewline.kernel.display.MimeBundle.of(\"text/html\", \"<b>\")")
                        .resultText())
                .isNotEmpty();
    }

    @Test
    void aDisplayIsUpdatedAfterItsCell() {
        var first = kernel.execSuccess("var handle = display(html(\"<i>1</i>\"));");
        kernel.execSuccess("handle.update(html(\"<i>2</i>\").bundle());");
        assertThat(first.displays("text/html")).containsExactly("<i>1</i>", "<i>2</i>");
    }

    @Test
    void systemExitEndsTheCellOnly() {
        assertThat(kernel.execError("System.exit(3)").error()).contains("ends the cell, not the kernel");
        assertThat(kernel.execError("Runtime.getRuntime().halt(3)").errorName()).isEqualTo("System.exit");
        assertThat(kernel.execError("Runnable r = () -> System.exit(1); r.run();")
                        .errorName())
                .isEqualTo("System.exit");
    }

    @Test
    void systemExitAsAValueEndsTheCellOnly() {
        assertThat(kernel.execError("IntConsumer end = System::exit; end.accept(3)")
                        .error())
                .contains("ends the cell, not the kernel");
        assertThat(kernel.execError("IntConsumer end = Runtime.getRuntime()::exit; end.accept(3)")
                        .error())
                .contains("ends the cell, not the kernel");
    }

    @Test
    void systemExitInALibraryEndsTheCellOnly(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Tool.java"), """
            package lib;
            public class Tool {
                public static void main(String[] a) { System.exit(2); }
                public static Runnable halting() { return () -> Runtime.getRuntime().halt(2); }
            }
            """);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString(), "-d", folder + "/out"))
                .isZero();
        try (var jar = new ZipOutputStream(Files.newOutputStream(folder.resolve("tool.jar")))) {
            jar.putNextEntry(new ZipEntry("lib/Tool.class"));
            jar.write(Files.readAllBytes(folder.resolve("out/lib/Tool.class")));
        }
        kernel.execSuccess("%classpath " + folder.resolve("tool.jar"));
        assertThat(kernel.execError("lib.Tool.main(new String[0])").error()).contains("System.exit(2) ends the cell");
        assertThat(kernel.execError("lib.Tool.halting().run()").error()).contains("ends the cell");
        assertThat(kernel.execSuccess("lib.Tool.class.getProtectionDomain().getCodeSource().getLocation()")
                        .resultText())
                .endsWith("tool.jar");
    }

    @Test
    void aCellThatRunsOutOfMemoryOrStackFailsAlone() {
        assertThat(kernel.execError(
                                "long[][] all = new long[1000][]; for (int i = 0; ; i++) all[i] = new long[Integer.MAX_VALUE - 8];")
                        .errorName())
                .isEqualTo("java.lang.OutOfMemoryError");
        assertThat(kernel.execError("int deep(int n) { return 1 + deep(n + 1); }\ndeep(0)")
                        .errorName())
                .isEqualTo("java.lang.StackOverflowError");
    }

    @Test
    void aCellThatTakesSystemOutAwayGetsItBack() {
        kernel.execSuccess("System.setOut(new PrintStream(OutputStream.nullOutputStream()));");
        assertThat(kernel.execSuccess("System.out.println(\"here\");").stdout()).isEqualTo("here\n");
    }

    @Test
    void theMiddleOfALongOutputIsLeftOut() {
        String shown = kernel.execSuccess("for (int i = 0; i < 400_000; i++) System.out.println(\"line \" + i);")
                .stdout();
        assertThat(shown).startsWith("line 0\n").endsWith("line 399999\n").contains("characters left out");
        assertThat(shown.length()).isLessThan(2_500_000);
    }

    @Test
    void aListOfRecordsIsATable() {
        var outcome = kernel.execSuccess(
                "record Penguin(String species, double mass) {}\nList.of(new Penguin(\"<Gentoo>\", 5.1))");
        assertThat(outcome.result("text/html")).contains("&lt;Gentoo&gt;", "double", "1 row");
        assertThat(outcome.resultText()).contains("species", "5.1");
    }

    @Test
    void aStreamIsNotConsumedByShowingIt() {
        kernel.execSuccess("var stream = Stream.of(1, 2);\nstream");
        assertThat(kernel.execSuccess("stream.count()").resultText()).isEqualTo("2");
    }

    @Test
    void classesReferToEachOtherAcrossCells() {
        assertThat(kernel.execSuccess("class Hen { Egg lays() { return new Egg(); } }")
                        .stderr())
                .contains("Egg");
        kernel.execSuccess("class Egg { Hen hatches() { return new Hen(); } }");
        assertThat(kernel.execSuccess("new Hen().lays().hatches() != null").resultText())
                .isEqualTo("true");
    }

    @Test
    void whatWaitsForADefinitionSaysForWhich() {
        kernel.execSuccess("int later(int a) { return missing(a); }");
        assertThat(kernel.execError("later(1)").error()).contains("later can't be used yet", "missing");
    }

    @Test
    void anUnknownClassNamesTheImport() {
        assertThat(kernel.execError("Element.class").error()).contains("import org.w3c.dom.Element;");
    }

    @Test
    void anUnknownVariableNamesTheNearest() {
        kernel.execSuccess("int temperature = 20;");
        assertThat(kernel.execError("temperatur + 1").error()).contains("did you mean temperature?");
    }

    @Test
    void aMissingSemicolonIsNamed() {
        assertThat(kernel.execError("int a = 1\nint b = 2;").error()).contains("line 1", "put a semicolon");
    }

    @Test
    void aValueOfAClassFromAnotherSessionFindsTheClassHere() throws Exception {
        kernel.execSuccess("record Kept(int a) {}");
        assertThat(kernel.kernel()
                        .session()
                        .classLoader()
                        .loadClass("REPL.$JShell$9999$Kept")
                        .getSimpleName())
                .isEqualTo("Kept");
    }
}
