package org.brewline.engine.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.junit.jupiter.api.Test;

/** What a component of a notebook captures, what its hash depends on, and which hidden state it may not have. */
class NotebookComponentTest {
    private static String hash(String component, String... cells) {
        try (var notebook = new Notebook()) {
            return notebook.cell(cells).component(component).environment().codeHash();
        }
    }

    private static List<String> refusal(String component, String... cells) {
        try (var notebook = new Notebook()) {
            notebook.cell(cells);
            var refused = catchThrowableOfType(ProblemsException.class, () -> notebook.component(component));
            return refused.problems().stream().map(Problem::sentence).toList();
        }
    }

    private static final String HELPER = "static int twice(int x) { return 2 * x; }";
    private static final String USER = "static int use(int n) { return twice(n) + 1; }";

    @Test
    void runningACellAgainKeepsTheHash() {
        assertThat(hash("use", HELPER, USER, HELPER, USER, "int unrelated = 3;", USER))
                .isEqualTo(hash("use", HELPER, USER));
    }

    @Test
    void commentsAndLayoutDoNotMatter() {
        assertThat(hash(
                        "use",
                        HELPER,
                        "/** Uses. */\nstatic int use(int n) {\n  // one more\n  return twice(n)\n   + 1;\n}"))
                .isEqualTo(hash("use", HELPER, USER));
    }

    @Test
    void anEditedHelperChangesTheHash() {
        assertThat(hash("use", "static int twice(int x) { return x + x; }", USER))
                .isNotEqualTo(hash("use", HELPER, USER));
    }

    @Test
    void unrelatedCellsDoNotMatter() {
        assertThat(hash("use", "class Other {}", HELPER, "static int other() { return 1; }", USER))
                .isEqualTo(hash("use", HELPER, USER));
    }

    @Test
    void anEditedConstantChangesTheHash() {
        assertThat(hash("use", "static String use() { return \"a\"; }"))
                .isNotEqualTo(hash("use", "static String use() { return \"b\"; }"));
    }

    @Test
    void anEditedClassOfAnotherCellChangesTheHash() {
        String use = "static int use(int n) { return new Model(n).score(); }";
        assertThat(hash("use", "record Model(int n) { int score() { return n; } }", use))
                .isNotEqualTo(hash("use", "record Model(int n) { int score() { return -n; } }", use));
    }

    @Test
    void anEditedLambdaChangesTheHash() {
        String use = "static int use(java.util.List<Integer> l) { return l.stream().mapToInt(x -> x + %d).sum(); }";
        assertThat(hash("use", use.formatted(1))).isEqualTo(hash("use", use.formatted(1)));
        assertThat(hash("use", use.formatted(1))).isNotEqualTo(hash("use", use.formatted(2)));
    }

    @Test
    void switchesStringsAndEnumsGiveTheSameHashAgain() {
        String[] cells = {
            "enum Kind { A, B }",
            "static String use(Kind k, String s) { return switch (k) { case A -> s + k; case B -> switch (s) {"
                    + " case \"x\" -> \"y\"; default -> s; }; }; }"
        };
        String[] again = {cells[0], cells[1], cells[0], cells[1]};
        assertThat(hash("use", again)).isEqualTo(hash("use", cells));
    }

    @Test
    void theClassesThatTheCodeUsesAreCaptured() {
        try (var notebook = new Notebook()) {
            notebook.cell(
                    "record Model(int n) {}",
                    "static Model make(int n) { return new Model(n); }",
                    "class Other {}",
                    "static java.util.List<Model> use(int n) { return java.util.List.of(make(n)); }");
            assertThat(notebook.component("use").environment().classes().keySet())
                    .hasSize(4)
                    .anyMatch(name -> name.endsWith("$Model"))
                    .noneMatch(name -> name.endsWith("$Other"));
        }
    }

    @Test
    void aMethodOfAnotherCellThatOnlyABodyCallsIsCaptured() {
        try (var notebook = new Notebook()) {
            notebook.cell("static int twice(int n) { return 2 * n; }")
                    .cell("static int use(int n) { return twice(n); }");

            assertThat(notebook.component("use").environment().classes())
                    .containsKey(notebook.method("twice").getDeclaringClass().getName());
        }
    }

    @Test
    void readingAVariableIsRefused() {
        assertThat(refusal("use", "int limit = 3;", "static int use(int n) {\n return n + limit;\n}"))
                .singleElement()
                .asString()
                .matches(
                        "(?s)cell 9, line \\d+: use reads the notebook variable limit\n    pass it as config or input.*");
    }

    @Test
    void readingAVariableThroughAHelperIsRefused() {
        assertThat(refusal(
                        "use",
                        "int limit = 3;",
                        "static int deep() { return limit; }",
                        "static int use() { return deep(); }"))
                .singleElement()
                .asString()
                .contains("use reads the notebook variable limit through deep");
    }

    @Test
    void readingAVariableInALambdaIsRefused() {
        assertThat(
                        refusal(
                                "use",
                                "int limit = 3;",
                                "static long use(java.util.List<Integer> l) { return l.stream().filter(x -> x > limit).count(); }"))
                .singleElement()
                .asString()
                .contains("use reads the notebook variable limit\n");
    }

    @Test
    void readingAVariableInAMethodOfAClassIsRefused() {
        assertThat(refusal(
                        "use",
                        "int limit = 3;",
                        "class Model { int score() { return limit; } }",
                        "static int use() { return new Model().score(); }"))
                .singleElement()
                .asString()
                .contains("use reads the notebook variable limit through score");
    }

    @Test
    void writingAVariableIsRefused() {
        assertThat(refusal("use", "int last = 0;", "static void use(int n) { last = n; }"))
                .singleElement()
                .asString()
                .contains("use writes the notebook variable last")
                .contains("return it as an output");
    }

    @Test
    void aLambdaThatCapturesAVariableIsRefusedWhereItIsUsed() {
        assertThat(refusal(
                        "use",
                        "int limit = 3;",
                        "java.util.function.IntUnaryOperator more = x -> x + limit;",
                        "static int use(int n) { return more.applyAsInt(n); }"))
                .singleElement()
                .asString()
                .contains("use reads the notebook variable more");
    }

    @Test
    void aClassOfTheNotebookThatIsAskedForByNameIsRefusedWithTheLine() {
        assertThat(refusal(
                        "use",
                        "record Score(double value) {}",
                        "static String use() throws Exception {\n return deep();\n}",
                        "static String deep() throws Exception {\n return Class.forName(\"Score\").getName();\n}"))
                .singleElement()
                .asString()
                .matches(
                        "(?s)cell 9, line \\d+: use asks for the notebook's class \"Score\" by name \\(Class.forName\\)"
                                + "\n    write Score.class, so that it is captured.*");
    }

    @Test
    void aClassNameThatIsComputedIsWarnedAboutWithTheLine() {
        try (var notebook = new Notebook()) {
            notebook.cell(
                    "static String use(String name) throws Exception {\n return Class.forName(name).getName();\n}");

            assertThat(notebook.warnings("use"))
                    .singleElement()
                    .asString()
                    .matches("(?s)cell 9, line \\d+: use asks for a class whose name is not known before it runs.*");
        }
    }

    @Test
    void aLibrarysClassMayBeAskedForByName() {
        try (var notebook = new Notebook()) {
            notebook.cell(
                    "static String use() throws Exception { return Class.forName(\"java.util.Date\").getName(); }");

            assertThat(notebook.warnings("use")).isEmpty();
        }
    }

    @Test
    void aVariableThatTheCodeDoesNotUseIsNoMatter() {
        assertThatCode(() -> hash("use", "int limit = 3;", "static int other() { return limit; }", HELPER, USER))
                .doesNotThrowAnyException();
    }

    @Test
    void aStaticFieldOfAClassIsNoVariable() {
        assertThatCode(() -> hash(
                        "use",
                        "class Limits { static final int MOST = 3; static int n; }",
                        "static int use() { return Limits.n; }"))
                .doesNotThrowAnyException();
    }
}
