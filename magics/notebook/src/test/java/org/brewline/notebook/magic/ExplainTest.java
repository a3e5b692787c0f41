package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What %run --explain says before anything runs. */
class ExplainTest extends NotebookTest {
    @Test
    void eachStepIsSaidToBeCachedOrWhyNot() {
        defineSums();
        String first =
                notebook.execSuccess("%run sums stats.factor=2 --explain").resultText();
        assertThat(first)
                .contains("0 of 2 steps would come from the cache; nothing was run")
                .contains("no run of \"sums\" finished it before");
        assertThat(notebook.execSuccess("Brewline.runs().size()").resultText()).isEqualTo("0");

        notebook.execSuccess("%run sums stats.factor=2");
        var then = notebook.execSuccess("%run sums stats.factor=3 --explain");
        assertThat(then.resultText())
                .contains("1 of 2 steps would come from the cache")
                .contains("config factor was 2, is 3");
        assertThat(then.result("text/html")).contains("<table").contains("cached");
    }

    @Test
    void anEditOfCommentsIsNoneAndAnEditOfCodeIsNamed() {
        defineSums();
        notebook.execSuccess("%run sums stats.factor=2");
        notebook.execSuccess("""
            %%component
            /** Counts up to n. */
            int[] numbers(int n = 3) {
                // as before, in other lines
                return IntStream.rangeClosed(1, n)
                        .toArray();
            }\
            """);
        assertThat(notebook.execSuccess("%run sums stats.factor=2 --explain").resultText())
                .contains("2 of 2 steps would come from the cache");
        notebook.execSuccess("%%component\nint[] numbers(int n = 3) { return IntStream.range(1, n).toArray(); }");
        assertThat(notebook.execSuccess("%run sums stats.factor=2 --explain").resultText())
                .contains("0 of 2 steps would come from the cache")
                .contains("code changed")
                .contains("it waits for what numbers gives");
    }
}
