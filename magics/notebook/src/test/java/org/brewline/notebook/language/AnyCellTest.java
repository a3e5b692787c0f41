package org.brewline.notebook.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Whatever stands in a cell, reading it throws nothing and loses no char. */
class AnyCellTest {
    private static final List<String> PIECES = List.of(
            "int ",
            "f",
            "(",
            ")",
            "{",
            "}",
            " = ",
            ",",
            "\"",
            "\"\"\"",
            "'",
            "\\",
            "/*",
            "*/",
            "/**",
            "//",
            "\n",
            "<",
            ">",
            "record ",
            "@Component ",
            "@",
            ";",
            "import a.B;",
            "->",
            "...",
            "[",
            "]",
            "1e",
            "0x",
            "Path p",
            "ä",
            "𝄞",
            ".",
            "String s = \"x\"",
            "final ",
            "new ");

    private static Gen<String> javaLike() {
        return lists().of(integers().between(0, PIECES.size() - 1))
                .ofSizeBetween(0, 40)
                .map(indices -> {
                    var text = new StringBuilder();
                    indices.forEach(i -> text.append(PIECES.get(i)));
                    return text.toString();
                });
    }

    @Test
    void anyTextIsRead() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 60)).checkAssert(AnyCellTest::check);
    }

    @Test
    void anyMixOfJavaIsRead() {
        qt().withExamples(5000).forAll(javaLike()).checkAssert(AnyCellTest::check);
    }

    private static void check(String text) {
        int at = 0;
        for (Token token : TokenScanner.scan(text, 0, text.length())) {
            assertThat(token.start()).isGreaterThanOrEqualTo(at);
            assertThat(text.substring(token.start(), token.end())).isEqualTo(token.text());
            assertThat(token.end()).isGreaterThan(token.start());
            at = token.end();
        }
        var cell = ComponentCell.of(text, 0, ComponentOptions.NONE);
        var sketch = cell.sketch();
        for (int i = 0; i < text.length(); i++) {
            int offset = i;
            sketch.fromCell(i).ifPresent(java -> {
                // Just behind a piece of the user's there is a place for the cursor, and no character of the user's.
                boolean cursorOnly = java == sketch.text().length()
                        || sketch.toCell(java).isEmpty()
                        || sketch.toCell(java).getAsInt() != offset;
                if (!cursorOnly) {
                    assertThat(sketch.text().charAt(java)).isEqualTo(text.charAt(offset));
                }
            });
        }
        assertThat(PipelineSource.sketch(
                                text, PipelineHead.sketch(text, 0, text.length()), text.length(), List.of(), List.of())
                        .text())
                .contains("PipelineBody");
    }
}
