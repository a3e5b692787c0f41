package org.brewline.kernel.documentation;

/** Writes parts as an HTML fragment: only tags of ours, every text escaped. */
final class DocHtml {
    private DocHtml() {}

    static String of(DocNode node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static void write(DocNode node, StringBuilder out) {
        String tag = switch (node.shape) {
            case CODE -> "code";
            case EMPHASIS -> "em";
            case STRONG -> "strong";
            case PARAGRAPH -> "p";
            case PRE -> "pre";
            case HEADING -> "h4";
            case LIST -> "ul";
            case NUMBERED -> "ol";
            case ITEM -> "li";
            case TABLE -> "table";
            case ROW -> "tr";
            case CELL -> "td";
            case GROUP, TEXT, BREAK, SKIPPED -> "";
        };
        switch (node.shape) {
            case SKIPPED -> {}
            case BREAK -> out.append("<br>");
            case PRE ->
                out.append("<pre>")
                        .append(escape(node.flat().stripTrailing().stripIndent().strip()))
                        .append("</pre>");
            default -> {
                out.append(tag.isEmpty() ? "" : "<" + tag + ">").append(escape(node.text));
                node.parts.forEach(part -> write(part, out));
                out.append(tag.isEmpty() ? "" : "</" + tag + ">");
            }
        }
    }
}
