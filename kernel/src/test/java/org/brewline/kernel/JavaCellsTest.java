package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.brewline.kernel.cell.CellRunner;
import org.brewline.kernel.output.CellOutput;
import org.brewline.kernel.testkit.KernelHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Java as people expect it in a notebook. */
final class JavaCellsTest {
    private static final KernelHarness kernel = KernelHarness.start();

    @AfterAll
    static void close() {
        kernel.close();
    }

    @Test
    void anObjectOfAClassThatWasDeclaredAgainIsExplained() {
        kernel.execSuccess("class Coin { int cents = 1; }");
        kernel.execSuccess("var box = new ArrayList<Object>();\nbox.add(new Coin());");
        kernel.execSuccess("class Coin { int cents = 2; int weight; }");
        var failed = kernel.execError("((Coin) box.get(0)).cents");
        assertThat(failed.errorName()).isEqualTo("java.lang.ClassCastException");
        assertThat(failed.errorShown()).contains("Coin was declared again after this object was made");
    }

    @Test
    void aVariableWhoseTypeIsDeclaredAgainSaysThatItLostItsValue() {
        kernel.execSuccess("class Shelf { int width = 1; }");
        kernel.execSuccess("Shelf shelf = new Shelf();");
        assertThat(kernel.execSuccess("class Shelf { int width = 2; int depth; }")
                        .stderr())
                .contains("shelf lost its value")
                .doesNotContain("$");
    }

    @Test
    void aMethodMayBeDeclaredAgainAndItsCallersUseTheNewOne() {
        kernel.execSuccess("int unit() { return 1; }\nint twice() { return 2 * unit(); }");
        kernel.execSuccess("int unit() { return 10; }");
        assertThat(kernel.execSuccess("twice()").resultText()).isEqualTo("20");
        kernel.execSuccess("String unit() { return \"x\"; }");
        assertThat(kernel.execSuccess("unit()").resultText()).isEqualTo("x");
    }

    @Test
    void aMethodMayCallOneThatComesLater() {
        assertThat(kernel.execSuccess("int first() { return second() + 1; }").stderr())
                .contains("second");
        kernel.execSuccess("int second() { return 41; }");
        assertThat(kernel.execSuccess("first()").resultText()).isEqualTo("42");
    }

    @Test
    void recordsSealedTypesTextBlocksAndSwitchesAreThere() {
        kernel.execSuccess("""
            sealed interface Shape permits Circle, Square {}
            record Circle(double radius) implements Shape {}
            record Square(double side) implements Shape {}
            double area(Shape shape) {
                if (shape instanceof Circle c) return Math.PI * c.radius() * c.radius();
                return shape instanceof Square s ? s.side() * s.side() : 0;
            }\
            """);
        assertThat(kernel.execSuccess("area(new Square(3))").resultText()).isEqualTo("9.0");
        assertThat(kernel.execSuccess("String text = \"\"\"\n    a\n      b\n    \"\"\";\ntext")
                        .resultText())
                .isEqualTo("a\n  b\n");
        assertThat(kernel.execSuccess("enum Day { MON, SUN }\nswitch (Day.SUN) { case MON -> 1; case SUN -> 7; }")
                        .failure())
                .isEmpty();
    }

    @Test
    void theLastSemicolonMayBeMissing() {
        kernel.execSuccess("int bare = 5");
        kernel.execSuccess("bare = bare + 1");
        assertThat(kernel.execSuccess("bare").resultText()).isEqualTo("6");
        assertThat(kernel.execSuccess("import java.util.zip.*").failure()).isEmpty();
    }

    @Test
    void varAndDefaultImportsAreThere() {
        kernel.execSuccess("var counts = new TreeMap<String, Integer>(Map.of(\"a\", 1));");
        assertThat(kernel.execSuccess("Stream.of(1, 2).collect(Collectors.toList()).size() + counts.size()")
                        .resultText())
                .isEqualTo("3");
        kernel.execSuccess(
                "var path = Path.of(\"x\"); var big = BigInteger.TEN; Pattern pattern = Pattern.compile(\"a\");");
    }

    @Test
    void previewFeaturesNeedNothingButTheOption() {
        var preview = new BrewlineKernel(List.of("--enable-preview"));
        try {
            var output = new CellOutput((type, content) -> {}, 1);
            CellRunner cells = preview.cells();
            assertThat(cells.run("Object o = 5;\nint size = o instanceof Integer i ? i : 0;", 1, output))
                    .isEmpty();
            if (Runtime.version().feature() == 17) {
                assertThat(cells.run(
                                "int of(Object o) { return switch (o) { case Integer i -> i; default -> 0; }; }\n"
                                        + "int r = of(5);",
                                2,
                                output))
                        .isEmpty();
            }
        } finally {
            preview.session().close();
        }
    }

    @Test
    void anErrorIsPlacedInTheCellAndOnlyTheUsersFramesAreShown() {
        kernel.execSuccess("int[] none() {\n    return new int[0];\n}");
        String shown = kernel.execError("int before = 1;\n\nint[] all = none();\nint bad = all[3];")
                .errorShown();
        assertThat(shown).contains("ArrayIndexOutOfBoundsException", "line 4").doesNotContain("jdk.", "REPL");
    }

    @Test
    void commonMistakesOfTypesHaveAHint() {
        assertThat(kernel.execError("int a = \"1\";").error()).contains("Integer.parseInt");
        assertThat(kernel.execError("String s = 5;").error()).contains("String.valueOf");
        assertThat(kernel.execError("int f() { }").error()).contains("end the method with return");
        assertThat(kernel.execError("int n = 0; Runnable r = () -> { int m = 1; m++; Runnable q = () ->"
                                + " System.out.println(m); };")
                        .error())
                .contains("a lambda sees only variables that never change");
        assertThat(kernel.execError("void g() { new FileReader(\"x\"); }").error())
                .contains("declare it with throws");
    }
}
