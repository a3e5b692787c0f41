package org.brewline.engine.artifact;

import java.util.Objects;

/**
 * A report as Markdown text. Returned from a component it becomes an artifact of kind Report.
 *
 * <pre>{@code
 * Markdown explain(Score score) { return new Markdown("# F1 " + score.f1()); }
 * }</pre>
 */
public final class Markdown { // no record: a record's components would be outputs of their own
    private final String text;

    public Markdown(String markdown) {
        this.text = Objects.requireNonNull(markdown, "a Markdown needs its text");
    }

    public String markdown() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Markdown markdown && markdown.text.equals(text);
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
