package org.brewline.kernel.documentation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.brewline.kernel.documentation.DocNode.Shape;

/** Builds the tree of a comment from tags as they come, closing what was left open and ignoring what was never opened. */
final class DocNodes {

    /** Deeper nesting is flattened: no comment of a person is so deep, and the writers recurse. */
    private static final int DEPTH = 40;

    private final DocNode root = DocNode.of(Shape.GROUP);
    private final Deque<DocNode> open = new ArrayDeque<>();

    DocNodes() {
        open.push(root);
    }

    DocNode root() {
        return root;
    }

    boolean inPre() {
        return open.stream().anyMatch(node -> node.shape == Shape.PRE);
    }

    void leaf(Shape shape, String text) {
        if (top() == root && (shape != Shape.TEXT || !text.isBlank())) {
            push(Shape.PARAGRAPH);
        }
        top().parts.add(new DocNode(shape, text));
    }

    void start(String tag) {
        Shape shape = shape(tag);
        switch (shape) {
            case GROUP -> {}
            case BREAK -> leaf(Shape.BREAK, "");
            case PARAGRAPH -> {
                closeParagraph();
                if (top() == root) {
                    push(shape);
                } else if (!top().parts.isEmpty()) {
                    leaf(Shape.BREAK, "");
                }
            }
            case ITEM -> within(shape, Shape.LIST, Shape.NUMBERED);
            case ROW -> within(shape, Shape.TABLE, Shape.TABLE);
            case CELL -> within(shape, Shape.ROW, Shape.ROW);
            case PRE, HEADING, LIST, NUMBERED, TABLE, SKIPPED -> {
                closeParagraph();
                push(shape);
            }
            default -> {
                if (top() == root) {
                    push(Shape.PARAGRAPH);
                }
                push(shape);
            }
        }
    }

    void end(String tag) {
        Shape shape = shape(tag);
        if (shape != Shape.GROUP && open.stream().anyMatch(node -> node.shape == shape)) {
            while (top().shape != shape) {
                open.pop();
            }
            open.pop();
        }
    }

    void add(DocNode node) {
        closeParagraph();
        top().parts.add(node);
    }

    private void within(Shape shape, Shape one, Shape other) {
        boolean inside = open.stream().anyMatch(node -> node.shape == one || node.shape == other);
        if (inside) {
            while (top().shape != one && top().shape != other) {
                open.pop();
            }
            push(shape);
        }
    }

    private void closeParagraph() {
        if (open.stream().anyMatch(node -> node.shape == Shape.PARAGRAPH)) {
            while (top().shape != Shape.PARAGRAPH) {
                open.pop();
            }
            open.pop();
        }
    }

    private void push(Shape shape) {
        if (open.size() < DEPTH) {
            DocNode node = DocNode.of(shape);
            top().parts.add(node);
            open.push(node);
        }
    }

    private DocNode top() {
        DocNode top = open.peek();
        return top == null ? root : top;
    }

    private static Shape shape(String tag) {
        return switch (tag.toLowerCase(Locale.ROOT)) {
            case "p", "div", "blockquote", "section" -> Shape.PARAGRAPH;
            case "code", "tt", "kbd", "samp", "var" -> Shape.CODE;
            case "em", "i", "cite", "dfn" -> Shape.EMPHASIS;
            case "strong", "b" -> Shape.STRONG;
            case "pre" -> Shape.PRE;
            case "ul", "dl" -> Shape.LIST;
            case "ol" -> Shape.NUMBERED;
            case "li", "dt", "dd" -> Shape.ITEM;
            case "table" -> Shape.TABLE;
            case "tr" -> Shape.ROW;
            case "td", "th" -> Shape.CELL;
            case "br" -> Shape.BREAK;
            case "h1", "h2", "h3", "h4", "h5", "h6", "caption" -> Shape.HEADING;
            case "script", "style" -> Shape.SKIPPED;
            default -> Shape.GROUP;
        };
    }
}
