package org.brewline.engine.artifact;

import java.util.Objects;

/**
 * A report as an HTML document or fragment. Returned from a component it becomes an artifact of kind Report.
 *
 * <pre>{@code
 * Html explain(Score score) { return new Html("<h1>" + score.f1() + "</h1>"); }
 * }</pre>
 */
public final class Html { // no record: a record's components would be outputs of their own
    private final String text;

    public Html(String html) {
        this.text = Objects.requireNonNull(html, "an Html needs its text");
    }

    public String html() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Html html && html.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
