package org.brewline.notebook.picture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Markup (HTML or SVG) under construction, and the only place where text becomes markup: every text and every attribute
 * value passes {@link #escape}. Tag and attribute names are the program's own.
 */
final class Html {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    Html open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** Closes the element opened last. */
    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content. */
    Html empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    /** An element that holds nothing but text. */
    Html leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** Takes over finished markup. */
    Html include(Html other) {
        if (!other.open.isEmpty()) {
            throw new IllegalStateException("unclosed " + other.open);
        }
        out.append(other.out);
        return this;
    }

    int length() {
        return out.length();
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escape(attributes[i + 1])).append('"');
        }
    }

    /** The text as HTML and as XML shows it, in content and in quoted attributes. */
    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        visible(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /**
     * The text with what does not show, or changes how its neighbours show, made visible: control characters as their
     * Unicode pictures, marks that turn the writing direction and unpaired surrogates by number. For terminals too.
     */
    static String visible(String text) {
        if (text.chars().allMatch(c -> (c >= ' ' && c < 0x7F) || c == '\n')) {
            return text;
        }
        var shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t') {
                shown.appendCodePoint(c);
            } else if (c < ' ') {
                shown.appendCodePoint(0x2400 + c);
            } else if (c == 0x7F) {
                shown.append('\u2421');
            } else if (turnsOrBreaks(c)) {
                shown.append("\u2039U+%04X\u203a".formatted(c).toUpperCase(Locale.ROOT));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean turnsOrBreaks(int c) {
        return (c >= 0x80 && c < 0xA0)
                || c == 0x061C
                || (c >= 0x200B && c <= 0x200C)
                || (c >= 0x200E && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || (c >= 0xD800 && c <= 0xDFFF)
                || c == 0xFEFF
                || (c & 0xFFFE) == 0xFFFE;
    }

    /** The text in one line and at most that many characters. */
    static String brief(String text, int most) {
        String line = visible(text).replaceAll("\\s+", " ").strip();
        int length = line.codePointCount(0, line.length());
        return length <= most ? line : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("unclosed " + open);
        }
        return out.toString();
    }
}
