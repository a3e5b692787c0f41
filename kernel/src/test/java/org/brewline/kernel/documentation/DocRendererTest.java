package org.brewline.kernel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.brewline.kernel.documentation.DocumentedElement.Declaration;
import org.brewline.kernel.session.Inspection;
import org.junit.jupiter.api.Test;

final class DocRendererTest {

    @Test
    void theSignatureComesFirst() {
        assertThat(shown("Adds.").plain()).isEqualTo("int f()\n\nAdds.");
        assertThat(shown("Adds.").markdown()).isEqualTo("```java\nint f()\n```\n\nAdds.");
        assertThat(shown("Adds.").html()).isEqualTo("<pre><code>int f()</code></pre><p>Adds.</p>");
    }

    @Test
    void codeAndLinksAreCode() {
        assertThat(markdown("Takes {@code a < b}, see {@link java.util.List#of(Object) a list} or {@link #g}."))
                .isEqualTo("Takes `a < b`, see `a list` or `g`.");
    }

    @Test
    void entitiesAreCharactersAndEscapedAgainInHtml() {
        assertThat(plain("x &lt; y &amp;&eacute;")).isEqualTo("x < y &é");
        assertThat(html("x &lt; y &amp;")).isEqualTo("<p>x &lt; y &amp;</p>");
    }

    @Test
    void nestedListsKeepTheirDepth() {
        assertThat(plain("<ul><li>one<ul><li>deep</ul><li>two</ul>")).isEqualTo("• one\n  • deep\n• two");
        assertThat(html("<ul><li>one<ul><li>deep</ul><li>two</ul>"))
                .isEqualTo("<ul><li>one<ul><li>deep</li></ul></li><li>two</li></ul>");
    }

    @Test
    void codeInPreKeepsItsLines() {
        assertThat(markdown("Use:\n <pre>{@code\n   int x;\n   int y;\n }</pre>"))
                .isEqualTo("Use:\n\n```java\nint x;\nint y;\n```");
    }

    @Test
    void snippetsLoseTheirMarks() {
        assertThat(markdown("{@snippet :\n int x = 1; // @highlight substring=x\n // @end\n }"))
                .isEqualTo("```java\nint x = 1;\n```");
    }

    @Test
    void blockTagsBecomeSections() {
        assertThat(plain("Adds.\n@return the sum\n@param a first\n@throws E if so\n@since 9\n@implSpec none"))
                .isEqualTo("Adds.\n\nParameters:\n\n• a – first\n\nReturns:\n\n• the sum\n\nThrows:\n\n• E – if so"
                        + "\n\nSince:\n\n• 9\n\nImplementation requirements:\n\n• none");
    }

    @Test
    void deprecationIsToldBeforeParameters() {
        assertThat(plain("Old.\n@param a first\n@deprecated use g")).contains("Deprecated:\n\n• use g\n\nParameters");
    }

    @Test
    void tablesAreTables() {
        assertThat(markdown("<table><tr><th>a<th>b</tr><tr><td>1<td>2</tr></table>"))
                .isEqualTo("| a | b |\n| --- | --- |\n| 1 | 2 |");
    }

    @Test
    void scriptsAndUnknownTagsNeverReachTheHtml() {
        assertThat(html("a<script>alert(1)</script><img src=x onerror=alert(2)><a href=\"javascript:x\">b</a>"))
                .isEqualTo("<p>a</p><p>b</p>");
        assertThat(html("{@code <script>}")).isEqualTo("<p><code>&lt;script&gt;</code></p>");
    }

    @Test
    void markdownSpecialCharactersAreEscaped() {
        assertThat(markdown("a * b_c [x]")).isEqualTo("a \\* b\\_c \\[x\\]");
    }

    @Test
    void aConstantShowsItsValue() {
        Declaration constant = new Declaration("A", "MAX", List.of(), "static final int MAX = 7");
        DocumentedElement max = new DocumentedElement(constant, new DocText(" Is {@value}.", false), Optional.empty());
        assertThat(DocRenderer.inspection(max).plain()).endsWith("Is 7.");
    }

    @Test
    void whatIsInheritedStandsWhereItIsAskedFor() {
        DocumentedElement above = element("From above.");
        assertThat(DocRenderer.inspection(element("Own. {@inheritDoc}").inheriting(above))
                        .plain())
                .endsWith("Own. From above.");
    }

    @Test
    void theFirstSentenceIsOne() {
        assertThat(DocRenderer.firstSentence(element("Adds {@code a.b} up. Then more.")))
                .isEqualTo("Adds a.b up.");
        assertThat(DocRenderer.firstSentence(element("{@return the sum}"))).isEqualTo("Returns the sum.");
    }

    @Test
    void randomTextNeverThrows() {
        String[] pieces = {
            "{@",
            "}",
            "{@code ",
            "<p>",
            "<ul>",
            "<li>",
            "</",
            "&",
            "&lt;",
            "@param",
            "\n",
            "*/",
            "\\u",
            "{@link #",
            "@see <a",
            "<pre>",
            "{@snippet :",
            "x",
            "```",
            "{@inheritDoc}",
            "<!--",
            "\"",
            "@return ",
            "<td>",
            "\0",
            "\ud800",
            "{@value #"
        };
        Random random = new Random(42);
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            DocumentedElement element = new DocumentedElement(
                    element("").declaration(), new DocText(text.toString(), i % 2 == 0), Optional.empty());
            assertThat(DocRenderer.inspection(element).html()).doesNotContain("<script");
            assertThat(DocRenderer.firstSentence(element)).isNotNull();
        }
    }

    private static DocumentedElement element(String comment) {
        return new DocumentedElement(
                new Declaration("A", "f", List.of(), "int f()"),
                new DocText(comment.indent(1), false),
                Optional.empty());
    }

    private static Inspection shown(String comment) {
        return DocRenderer.inspection(element(comment));
    }

    private static String plain(String comment) {
        return shown(comment).plain().substring("int f()\n\n".length());
    }

    private static String markdown(String comment) {
        return shown(comment).markdown().substring("```java\nint f()\n```\n\n".length());
    }

    private static String html(String comment) {
        return shown(comment).html().substring("<pre><code>int f()</code></pre>".length());
    }
}
