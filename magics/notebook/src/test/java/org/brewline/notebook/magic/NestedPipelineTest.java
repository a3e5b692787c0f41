package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pipeline that is part of another one. */
class NestedPipelineTest extends NotebookTest {
    @BeforeEach
    void definePrepare() {
        notebook.execSuccess("%%component\nint[] load(int n = 10) { return IntStream.range(0, n).toArray(); }");
        notebook.execSuccess("""
            %%component
            record Parts(int[] train, int[] test) {}
            Parts split(int[] rows, double testFraction) {
                int test = (int) (rows.length * testFraction);
                return new Parts(Arrays.copyOf(rows, rows.length - test), Arrays.copyOf(rows, test));
            }\
            """);
        notebook.execSuccess("%%component\nint size(int[] rows, int plus = 0) { return rows.length + plus; }");
        notebook.execSuccess("""
            %%pipeline prepare(int[] data, double testFraction = 0.2)
            return split(data).testFraction(testFraction);\
            """);
    }

    private String value(String artifact) {
        notebook.execSuccess("%artifact " + artifact + " -> v");
        return notebook.execSuccess("v").resultText();
    }

    @Test
    void itsStepsAreStepsOfTheOuterOneUnderItsName() {
        notebook.execSuccess("%%pipeline all\n"
                + "var p = prepare(load()).testFraction(0.3);\n"
                + "size(p.train());\n"
                + "size(p.test()).named(\"tested\");");
        String shown = String.join("\n", notebook.execSuccess("%run all").displays("text/plain"));
        assertThat(shown).contains("prepare/split");
        assertThat(value("size")).isEqualTo("7");
        assertThat(value("tested")).isEqualTo("3");
    }

    @Test
    void whatItLeavesOpenIsConfigUnderItsName() {
        notebook.execSuccess("%%pipeline inner\nreturn size(load());");
        notebook.execSuccess("%%pipeline all(double part = 0.5)\n"
                + "size(prepare(load()).train()).named(\"one\");\n"
                + "size(prepare(load().named(\"more\")).testFraction(part).named(\"half\").train()).named(\"two\");\n"
                + "inner();");
        assertThat(notebook.execSuccess("%config all").resultText())
                .contains("prepare.testFraction: 0.2")
                .contains("inner.load:")
                .doesNotContain("half.testFraction:");
        notebook.execSuccess("%run all prepare.testFraction=0.9 inner.load.n=4 inner.size.plus=2");
        assertThat(value("one")).isEqualTo("1");
        assertThat(value("two")).isEqualTo("5");
        assertThat(value("inner/size")).isEqualTo("6");
        notebook.execSuccess("%%run all\nprepare: {testFraction: 0.4}\ninner: {load: {n: 3}, size: {plus: 1}}");
        assertThat(value("one")).isEqualTo("6");
        assertThat(value("inner/size")).isEqualTo("4");
    }

    @Test
    void aRecordOfOutputsNamesThem() {
        notebook.execSuccess("""
            %%pipeline sizes(int[] data)
            record Sizes(Output<Integer> all, Output<Integer> more) {}
            return new Sizes(size(data), size(data).plus(5).named("more"));\
            """);
        notebook.execSuccess("%%component\nint add(int a, int b) { return a + b; }");
        notebook.execSuccess("%%pipeline all\nvar s = sizes(load());\nadd().a(s.all()).b(s.more());");
        notebook.execSuccess("%run all");
        assertThat(value("add")).isEqualTo("25");
    }

    @Test
    void aPipelineInAPipelineInAPipelineAndInAMappedList() {
        notebook.execSuccess("%%component\nList<Integer> counts() { return List.of(2, 4); }");
        notebook.execSuccess("%%component\nint sum(List<Integer> all) { return all.stream().mapToInt(x -> x).sum(); }");
        notebook.execSuccess("%%pipeline counted(int n)\nreturn size(load().n(n));");
        notebook.execSuccess("%%pipeline twice(int n)\nreturn counted().n(n);");
        notebook.execSuccess("%%pipeline all\nsum(mapEach(counts(), n -> twice().n(n)));");
        notebook.execSuccess("%run all");
        assertThat(value("sum")).isEqualTo("6");
        assertThat(value("twice/counted/size[1]")).isEqualTo("4");
    }

    @Test
    void aPipelineThatContainsItselfIsRefused() {
        assertThat(notebook.execError("%%pipeline self\nself();").error())
                .contains("the pipeline self contains itself");
        notebook.execSuccess("%%pipeline a\nsize(load());");
        notebook.execSuccess("%%pipeline b\na();");
        assertThat(notebook.execError("%%pipeline a\nb();").error()).contains("a contains itself: a → b → a");
    }

    @Test
    void twoOfOneNameAreToldToTakeAnother() {
        assertThat(notebook.execError("%%pipeline all\nprepare(load());\nprepare(load().named(\"more\"));")
                        .error())
                .contains("two pipelines in it are called prepare")
                .contains(".named(\"prepare-2\")");
    }

    @Test
    void whatHasInputsCanNotRunByItself() {
        assertThat(notebook.execError("%run prepare").error()).contains("prepare takes data, which a step gives");
    }

    @Test
    void aRedefinedPipelineIsUsedInTheNextRunOfTheOuterOne() {
        notebook.execSuccess("%%pipeline inner\nreturn size(load());");
        notebook.execSuccess("%%pipeline all\nsize(load()).named(\"own\").after(inner());");
        notebook.execSuccess("%%pipeline inner\nreturn size(load().n(3)).plus(1);");
        notebook.execSuccess("%run all");
        assertThat(value("inner/size")).isEqualTo("4");
    }
}
