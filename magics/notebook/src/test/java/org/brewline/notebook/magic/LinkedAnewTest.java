package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Editing a component, or what it uses, and running its cell again is enough. */
class LinkedAnewTest extends NotebookTest {
    private String value(String artifact) {
        notebook.execSuccess("%artifact " + artifact + " -> v");
        return notebook.execSuccess("v").resultText();
    }

    @Test
    void aRedefinedComponentIsUsedInTheNextRun() {
        notebook.execSuccess("%%component\nint one() { return 1; }");
        notebook.execSuccess("%%pipeline p\none();");
        notebook.execSuccess("%run p");
        assertThat(value("one")).isEqualTo("1");
        notebook.execSuccess("%%component\nint one() { return 2; }");
        notebook.execSuccess("%run p");
        assertThat(value("one")).isEqualTo("2");
    }

    @Test
    void aNewConfigOfARedefinedComponentIsThereAtOnce() {
        notebook.execSuccess("%%component\nint one() { return 1; }");
        notebook.execSuccess("%%pipeline p\none();");
        notebook.execSuccess("%%component\nint one(int size = 5) { return size; }");
        assertThat(notebook.execSuccess("%config p").resultText()).contains("size: 5");
        notebook.execSuccess("%run p one.size=6");
        assertThat(value("one")).isEqualTo("6");
    }

    @Test
    void aRedefinedHelperIsUsedInTheNextRun() {
        notebook.execSuccess("int help() { return 1; }");
        notebook.execSuccess("%%component\nint one() { return help(); }");
        notebook.execSuccess("%%pipeline p\none();");
        notebook.execSuccess("%run p");
        notebook.execSuccess("int help() { return 3; }");
        notebook.execSuccess("%run p");
        assertThat(value("one")).isEqualTo("3");
    }

    @Test
    void aRedefinedRecordIsUsedInTheNextRun() {
        notebook.execSuccess("record Pair(int a, int b) { int total() { return a + b; } }");
        notebook.execSuccess("%%component\nModel<Pair> make() { return Model.of(new Pair(1, 2)); }");
        notebook.execSuccess("%%component\nint sum(Model<Pair> pair) { return pair.value().total(); }");
        notebook.execSuccess("%%pipeline p\nsum(make());");
        notebook.execSuccess("%run p");
        notebook.execSuccess("record Pair(int a, int b) { int total() { return a + 10 * b; } }");
        notebook.execSuccess("%run p");
        assertThat(value("sum")).isEqualTo("21");
    }

    @Test
    void aFailedRedefinitionIsToldWhereThePipelineUsesIt() {
        notebook.execSuccess("%%component\nint one(int[] data) { return 1; }");
        notebook.execSuccess("%%component\nint[] load() { return new int[0]; }");
        notebook.execSuccess("%%pipeline p\none(load());");
        notebook.execSuccess("%%component\nint one(int[] data, int[] more) { return 1; }");
        assertThat(notebook.execError("%run p").error())
                .startsWith("cell 3, line 2:")
                .contains("it takes (data: int[], more: int[])");
    }

    @Test
    void equalCodeAndConfigComeFromTheCache() {
        defineSums();
        notebook.execSuccess("%run sums stats.factor=2");
        var again = notebook.execSuccess("%run sums stats.factor=2");
        assertThat(String.join("\n", again.displays("text/plain"))).contains("cached");
        var anew = notebook.execSuccess("%run sums stats.factor=2 --no-cache");
        assertThat(String.join("\n", anew.displays("text/plain"))).doesNotContain("cached");
    }
}
