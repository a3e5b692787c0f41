package org.brewline.notebook.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.brewline.kernel.source.OriginSource;
import org.junit.jupiter.api.Test;

class ComponentCellTest {
    private static final String LINE = "%%component\n";

    private static ComponentCell cell(String body) {
        return cell(body, ComponentOptions.NONE);
    }

    private static ComponentCell cell(String body, ComponentOptions options) {
        return ComponentCell.of(LINE + body, LINE.length(), options);
    }

    private static OriginSource java(ComponentCell cell) {
        Map<Integer, String> literals = cell.components().stream()
                .flatMap(c -> c.formals().stream())
                .filter(f -> f.defaultExpression().isPresent())
                .collect(Collectors.toMap(
                        Formal::start,
                        f -> EvaluatedDefaults.literal(f).map(Object::toString).orElse("?")));
        return cell.java(cell.start(), cell.end(), literals);
    }

    @Test
    void aDefaultBecomesAnAnnotationAndTheMethodAComponent() {
        assertThat(java(cell("Table split(Table data, double testFraction = 0.3) {\n    return data;\n}"))
                        .text())
                .isEqualTo("""
                    @org.brewline.engine.component.Component Table split(Table data, \
                    @org.brewline.engine.component.Default("0.3") double testFraction) {
                        return data;
                    }\
                    """);
    }

    @Test
    void theOptionsOfTheLineStandInTheAnnotation() {
        var options = ComponentOptions.NONE
                .with("value", "svm")
                .with("retries", 2, 0)
                .with("timeout", "10m")
                .with("cache", false, true);
        assertThat(java(cell("int f() { return 1; }", options)).text())
                .startsWith("@org.brewline.engine.component.Component(value = \"svm\", retries = 2, timeout = \"10m\","
                        + " cache = false) int f()");
    }

    @Test
    void everyCharOfTheUserRemembersItsPlace() {
        String body = "import a.B;\n/** Doc. */\nint ä(String s = \"a,b)\", int n = 3) {\n    return 𝄞 + n;\n}\n";
        OriginSource java = java(cell(body));
        String cell = LINE + body;
        int brace = cell.indexOf("{\n");
        assertThat(java.fromCell(brace)).isPresent();
        assertThat(java.text().charAt(java.fromCell(brace).orElseThrow())).isEqualTo('{');
        int back = java.text().indexOf("𝄞");
        assertThat(java.toCell(back)).hasValue(cell.indexOf("𝄞"));
        assertThat(java.fromCell(cell.indexOf("a,b)"))).isEmpty();
    }

    @Test
    void defaultsMayHoldCommasBracketsGenericsLambdasAndTextBlocks() {
        var formals = cell("""
            int f(Path a = Path.of("a,b"), Map<String, Integer> m = new HashMap<String, Integer>(),
                  List<int[]> l = List.of(new int[] {1, 2}), Duration d = ((x, y) -> x).apply(1, 2),
                  String t = \"""
                      ), int no = 3
                      \""", char c = ',', @Deprecated final boolean b = 1 < 2, int last) { return 1; }\
            """).components().get(0).formals();
        assertThat(formals).extracting(Formal::name).containsExactly("a", "m", "l", "d", "t", "c", "b", "last");
        assertThat(formals).extracting(Formal::type).contains("Map<String, Integer>", "List<int[]>", "boolean");
        assertThat(formals.get(1).defaultExpression().orElseThrow().text()).isEqualTo("new HashMap<String, Integer>()");
        assertThat(formals.get(6).defaultExpression().orElseThrow().text()).isEqualTo("1 < 2");
    }

    @Test
    void theLastMethodIsTheComponentAndTheOthersHelp() {
        var cell =
                cell("record Score(double f1) {}\nint twice(int n) { return 2 * n; }\nScore score() { return null; }");
        assertThat(cell.components()).extracting(Declaration::name).containsExactly("score");
        cell.check();
    }

    @Test
    void annotatedMethodsAreTheComponents() {
        var cell = cell("@Component int a() { return 1; }\n@Component(retries = 1)\nint b(int n = 1) { return n; }\n"
                + "int help() { return 0; }");
        assertThat(cell.components()).extracting(Declaration::name).containsExactly("a", "b");
        assertThat(java(cell).text()).contains("@org.brewline.engine.component.Default(\"1\") int n");
        cell.check();
    }

    @Test
    void theMethodWithDefaultsIsTheComponentWhereverItStands() {
        var cell = cell("int go(int n = 1) { return help(n); }\nint help(int n) { return n; }");
        cell.check();
        assertThat(cell.components()).extracting(Declaration::name).containsExactly("go");
    }

    @Test
    void theDefaultOfASecondMethodIsRefused() {
        assertThatThrownBy(() -> cell("int help(int n = 1) { return n; }\nint go(int m = 2) { return m; }")
                        .check())
                .hasMessageContaining("\"n\" of help() has a default, but only components can have one")
                .hasMessageContaining("write @Component before help");
    }

    @Test
    void twoMethodsOfOneNameAndEqualParametersAreRefusedWithBothLines() {
        assertThatThrownBy(() -> cell("int twice() { return 1; }\n\nint twice() { return 2; }")
                        .check())
                .hasMessageContaining("line 4: \"twice\" is there twice, first in line 2");
        cell("int twice(int n) { return n; }\nint twice() { return twice(2); }").check();
    }

    @Test
    void aCellWithoutMethodIsRefused() {
        assertThatThrownBy(() -> cell("int x = 3;\nfor (int i = 0; i < 3; i++) { go(i); }")
                        .check())
                .hasMessageContaining("no method");
    }

    @Test
    void twoComponentsOfOneNameAreRefused() {
        assertThatThrownBy(() -> cell("@Component int a() { return 1; }\n@Component int a(int n) { return 2; }")
                        .check())
                .hasMessageContaining("line 3: \"a\" is there twice");
    }

    @Test
    void aWordOfPipelinesIsNoName() {
        assertThatThrownBy(() -> cell("int when() { return 1; }").check()).hasMessageContaining("word of pipelines");
        assertThatThrownBy(() -> cell("int wait() { return 1; }").check()).hasMessageContaining("every Java object");
    }

    @Test
    void aDefaultThatIsNoLiteralIsEvaluatedAsAnAssignment() {
        var cell = cell("int f(Path csv = Path.of(\"data\"), int n = 3) { return n; }");
        var declaration = cell.withExpressions().get(0);
        OriginSource java = EvaluatedDefaults.evaluation(cell.cell(), declaration.formals());
        assertThat(java.text()).startsWith("{ Path csv = Path.of(\"data\"); ").doesNotContain("int n");
        assertThat(java.toCell(java.text().indexOf("Path.of"))).hasValue(LINE.length() + "int f(Path csv = ".length());
    }

    @Test
    void aLiteralOfAnotherTypeIsLeftToTheCompiler() {
        assertThat(List.of("int n = 1.5", "int n = 99999999999", "long n = 010", "String s = \"a\\n\"", "Double d = 1"))
                .allSatisfy(formal -> assertThat(
                                cell("int f(" + formal + ") { return 1; }").withExpressions())
                        .hasSize(1));
    }

    @Test
    void documentationIsTheFirstSentenceOnOneLine() {
        var cell = cell("/**\n * Reads {@code x} and\n * drops. More.\n * @return y\n */\nint f() { return 1; }");
        assertThat(cell.components().get(0).documentation()).isEqualTo("Reads x and drops.");
    }

    @Test
    void theSketchKeepsDefaultsForCompletion() {
        var cell = cell("/** Doc. */\nint f(Path csv = Path.of(\"data\")) {\n    csv.to");
        OriginSource sketch = cell.sketch();
        assertThat(sketch.text())
                .isEqualTo("{ Path csv = Path.of(\"data\"); }\n/** Doc. */\n"
                        + "@org.brewline.engine.component.Component int f(Path csv) {\n    csv.to");
        int dot = LINE.length() + "/** Doc. */\nint f(Path csv = Path.".length();
        assertThat(sketch.text().substring(sketch.fromCell(dot).orElseThrow())).startsWith("of(\"data\"); }");
    }
}
