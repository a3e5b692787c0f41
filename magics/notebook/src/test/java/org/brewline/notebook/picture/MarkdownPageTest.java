package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownPageTest {
    /** The page without its styles, which are for the eye. */
    private static String shown(String markdown) {
        var html = new Html();
        MarkdownPage.show(html, markdown);
        return html.toString().replaceAll(" style=\"[^\"]*\"", "");
    }

    @Test
    void headingsEmphasisAndCodeAreShownAsSuch() {
        assertThat(shown("# Card\n\nA *good* **model** `svc`."))
                .isEqualTo("<div><div>Card</div><p>A <em>good</em> <strong>model</strong> <code>svc</code>.</p></div>");
    }

    @Test
    void listsNest() {
        assertThat(shown("- one\n  1. two\n"))
                .isEqualTo("<div><ul><li><div>one</div><ol><li><div>two</div></li></ol></li></ul></div>");
    }

    @Test
    void aTableIsOneAndAHeadWithoutWordsIsLeftOut() {
        assertThat(shown("| a | b |\n|---|---|\n| 1 | 2 |"))
                .contains("<thead><tr><th>a</th><th>b</th></tr></thead>")
                .contains("<tr><td>1</td><td>2</td></tr>");
        assertThat(shown("| | |\n|---|---|\n| f1 | 0.9 |"))
                .doesNotContain("<th")
                .contains("<td>f1</td>");
    }

    @Test
    void itsHtmlIsTextAndItsImagesAreWords() {
        assertThat(
                        shown(
                                "<script>alert(1)</script>\n\nx <img src=y onerror=alert(2)> ![a chart](https://example.org/c.png)"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("&lt;img src=y onerror=alert(2)&gt;")
                .contains("[image: a chart]")
                .doesNotContain("<script", "<img", "example.org");
    }

    @Test
    void onlyLinksToTheWebLeadSomewhere() {
        assertThat(shown("[docs](https://example.org/a?b=\"c\") [bad](javascript:alert(1)) [file](../x)"))
                .contains(
                        "<a href=\"https://example.org/a?b=&quot;c&quot;\" target=\"_blank\" rel=\"noopener noreferrer\">docs</a>")
                .contains(" bad file")
                .doesNotContain("javascript");
    }
}
