package org.brewline.notebook.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads documentation comments. */
final class Javadoc {
    private static final Pattern EDGE = Pattern.compile("(?m)^\\s*\\*?\\s?");
    private static final Pattern SENTENCE = Pattern.compile("(?s)^(.*?[.!?])(\\s|$)");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+([^}]*)}");

    private Javadoc() {}

    /** The first sentence of a comment as plain text on one line, without the block tags. */
    static String firstSentence(String comment) {
        String inside = comment.substring(3, Math.max(3, comment.length() - (comment.endsWith("*/") ? 2 : 0)));
        String plain = EDGE.matcher(inside).replaceAll("");
        int tag = plain.indexOf("\n@");
        String body = plain.startsWith("@") ? "" : tag < 0 ? plain : plain.substring(0, tag);
        String line = INLINE_TAG.matcher(body).replaceAll("$1").strip().replaceAll("\\s+", " ");
        Matcher sentence = SENTENCE.matcher(line);
        return sentence.find() ? sentence.group(1) : line;
    }
}
