package org.brewline.kernel.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.brewline.kernel.documentation.DocNode.Shape;

/** Writes parts as text: Markdown, or plain for a terminal. */
record DocPlain(boolean markdown) {

    String of(DocNode node) {
        return blocks(node, "\n\n");
    }

    private String blocks(DocNode node, String between) {
        List<String> blocks = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (DocNode part : node.parts) {
            if (part.shape.isBlock()) {
                flush(line, blocks);
                blocks.add(block(part));
            } else {
                line.append(inline(part));
            }
        }
        flush(line, blocks);
        return blocks.stream().filter(block -> !block.isBlank()).collect(Collectors.joining(between));
    }

    private static void flush(StringBuilder line, List<String> blocks) {
        blocks.add(line.toString()
                .replaceAll("[ \\t\\r\\n]+", " ")
                .replace(" \0", "\n")
                .replace("\0 ", "\n")
                .replace('\0', '\n')
                .strip());
        line.setLength(0);
    }

    private String block(DocNode node) {
        return switch (node.shape) {
            case PRE -> pre(node.flat().stripTrailing().stripIndent());
            case HEADING -> (markdown ? "#### " : "") + blocks(node, " ");
            case LIST, NUMBERED -> list(node);
            case TABLE -> table(node);
            case SKIPPED -> "";
            default -> blocks(node, "\n");
        };
    }

    private String pre(String text) {
        String body = text.replaceAll("^\\s*\\n|\\s+$", "");
        if (!markdown) {
            return body.indent(4).stripTrailing();
        }
        String fence = body.contains("```") ? "~~~~" : "```";
        return fence + "java\n" + body + "\n" + fence;
    }

    private String list(DocNode node) {
        List<String> items = new ArrayList<>();
        for (DocNode item : node.parts) {
            String text =
                    item.shape.isBlock() ? blocks(item, "\n") : inline(item).strip();
            if (!text.isBlank()) {
                String mark = node.shape == Shape.NUMBERED ? (items.size() + 1) + ". " : markdown ? "- " : "• ";
                items.add(mark + text.replace("\n", "\n" + " ".repeat(mark.length())));
            }
        }
        return String.join("\n", items);
    }

    private String table(DocNode node) {
        List<String> lines = new ArrayList<>();
        for (DocNode row : node.parts) {
            if (row.shape == Shape.ROW) {
                List<String> cells = row.parts.stream()
                        .filter(cell -> cell.shape == Shape.CELL)
                        .map(cell -> blocks(cell, " ").replace('\n', ' '))
                        .toList();
                lines.add(markdown ? "| " + String.join(" | ", cells) + " |" : String.join("  |  ", cells));
                if (markdown && lines.size() == 1) {
                    lines.add("|" + " --- |".repeat(Math.max(1, cells.size())));
                }
            } else if (row.shape == Shape.HEADING) {
                lines.add(0, blocks(row, " ") + "\n");
            }
        }
        return String.join("\n", lines);
    }

    private String inline(DocNode node) {
        return switch (node.shape) {
            case TEXT -> markdown ? escape(node.text) : node.text;
            case CODE -> code(node.flat());
            case BREAK -> "\0";
            case EMPHASIS -> wrapped("*", node);
            case STRONG -> wrapped("**", node);
            default -> within(node);
        };
    }

    private String within(DocNode node) {
        return node.parts.stream().map(this::inline).collect(Collectors.joining());
    }

    private String wrapped(String mark, DocNode node) {
        String text = within(node);
        return markdown && !text.isBlank() ? mark + text.strip() + mark : text;
    }

    private String code(String text) {
        if (!markdown || text.isBlank()) {
            return text;
        }
        return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
    }

    /** What Markdown would take as its own, HTML included. */
    static String escape(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]|])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
