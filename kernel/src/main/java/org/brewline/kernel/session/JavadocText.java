package org.brewline.kernel.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Signatures and documentation comments as plain text, Markdown and HTML. */
final class JavadocText {
    /** One declaration: its signature, and its comment where there is one. */
    record Entry(String signature, Optional<String> comment) {}

    private JavadocText() {}

    static Inspection inspection(List<Entry> entries) {
        return new Inspection(
                join(entries, "\n\n", e -> e.signature() + comment(e, "\n", c -> plain(markdown(c)))),
                join(
                        entries,
                        "\n\n",
                        e -> "```java\n" + e.signature() + "\n```" + comment(e, "\n\n", JavadocText::markdown)),
                join(
                        entries,
                        "<hr>",
                        e -> "<pre>" + escaped(e.signature()) + "</pre>"
                                + comment(
                                        e,
                                        "",
                                        c -> "<div style=\"white-space:pre-wrap\">" + escaped(plain(markdown(c)))
                                                + "</div>")));
    }

    private static String join(List<Entry> entries, String between, java.util.function.Function<Entry, String> form) {
        return entries.stream().map(form).collect(Collectors.joining(between));
    }

    private static String comment(Entry entry, String before, java.util.function.UnaryOperator<String> form) {
        return entry.comment().map(c -> before + form.apply(c)).orElse("");
    }

    /** The comment's tags and HTML as Markdown; what has no counterpart is dropped. */
    static String markdown(String comment) {
        return comment.replaceAll("\\{@(?:code|literal) ([^{}]*)\\}", "`$1`")
                .replaceAll("\\{@(?:link|linkplain) #?([^\\s{}]+)(?: ([^{}]*))?\\}", "`$1`")
                .replaceAll("\\{@\\w+ ?([^{}]*)\\}", "$1")
                .replaceAll("(?i)<pre>\\s*", "\n```java\n")
                .replaceAll("(?i)\\s*</pre>", "\n```\n")
                .replaceAll("(?i)</?(?:code|tt)>", "`")
                .replaceAll("(?i)</?(?:b|strong)>", "**")
                .replaceAll("(?i)</?(?:i|em)>", "*")
                .replaceAll("(?i)\\s*<li>\\s*", "\n- ")
                .replaceAll("(?i)<p>|<br>", "\n\n")
                .replaceAll("(?m)^ *@param +(\\S+)", "\n**$1**")
                .replaceAll("(?m)^ *@(return|returns)", "\n**Returns**")
                .replaceAll("(?m)^ *@(?:throws|exception) +(\\S+)", "\n**Throws $1**")
                .replaceAll("(?m)^ *@(\\w+)", "\n**$1**")
                .replaceAll("</?[A-Za-z][^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("(?m)^ (?=\\S)", "")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static String plain(String markdown) {
        return markdown.replace("**", "").replace("```java", "").replace("`", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
