package org.brewline.kernel.documentation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brewline.kernel.documentation.DocNode.Shape;

/** Reads the Markdown of a {@code ///} comment: paragraphs, lists, headings, fences, code, emphasis and links. */
final class MarkdownText {

    private static final Pattern INLINE = Pattern.compile(
            "(`+)(.+?)\\1|\\*\\*([^*]+)\\*\\*|\\*([^*\\s][^*]*)\\*|\\b_([^_]+)_\\b|\\[([^\\]\\[]+(?:\\[\\])?)\\](?:\\([^)]*\\)|\\[([^\\]]*)\\])?",
            Pattern.DOTALL);

    private MarkdownText() {}

    static void read(String source, DocNodes nodes) {
        String fence = "";
        StringBuilder pre = new StringBuilder();
        String list = "";
        for (String line : source.split("\n", -1)) {
            String text = line.strip();
            if (!fence.isEmpty()) {
                if (text.startsWith(fence)) {
                    nodes.add(DocNode.of(Shape.PRE, new DocNode(Shape.TEXT, pre.toString())));
                    fence = "";
                    pre.setLength(0);
                } else {
                    pre.append(line).append('\n');
                }
            } else if (text.startsWith("```") || text.startsWith("~~~")) {
                fence = text.substring(0, 3);
            } else if (text.matches("([-*+]|\\d+[.)])\\s+.*")) {
                String kind = Character.isDigit(text.charAt(0)) ? "ol" : "ul";
                if (list.isEmpty()) {
                    nodes.start(kind);
                    list = kind;
                }
                nodes.start("li");
                inline(text.replaceFirst("^([-*+]|\\d+[.)])\\s+", ""), nodes);
            } else if (text.isEmpty() && !source.isBlank()) {
                if (line.length() < source.length() && source.contains("\n\n") && list.isEmpty()) {
                    nodes.start("p");
                }
            } else if (text.matches("#{1,6} .*")) {
                nodes.start("h4");
                inline(text.replaceFirst("^#+ ", ""), nodes);
                nodes.end("h4");
            } else {
                if (!list.isEmpty() && !line.startsWith(" ")) {
                    nodes.end(list);
                    list = "";
                }
                inline(line + "\n", nodes);
            }
        }
        if (pre.length() > 0) {
            nodes.add(DocNode.of(Shape.PRE, new DocNode(Shape.TEXT, pre.toString())));
        }
        if (!list.isEmpty()) {
            nodes.end(list);
        }
    }

    private static void inline(String text, DocNodes nodes) {
        Matcher matcher = INLINE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            nodes.leaf(Shape.TEXT, text.substring(from, matcher.start()));
            from = matcher.end();
            if (matcher.group(2) != null) {
                nodes.leaf(Shape.CODE, matcher.group(2));
            } else if (matcher.group(6) != null) {
                boolean reference = matcher.group().endsWith("]") && matcher.group(7) == null;
                nodes.leaf(
                        reference ? Shape.CODE : Shape.TEXT,
                        matcher.group(6).replaceFirst("^#", "").replace('#', '.'));
            } else {
                String tag = matcher.group(3) != null ? "strong" : "em";
                nodes.start(tag);
                nodes.leaf(
                        Shape.TEXT,
                        matcher.group(3) != null
                                ? matcher.group(3)
                                : matcher.group(4) != null ? matcher.group(4) : matcher.group(5));
                nodes.end(tag);
            }
        }
        nodes.leaf(Shape.TEXT, text.substring(from));
    }
}
