package org.brewline.kernel.documentation;

import java.util.ArrayList;
import java.util.List;

/** A part of a rendered comment: a shape, text in the leaves, and parts within. Built by {@link DocNodes}. */
final class DocNode {

    enum Shape {
        GROUP,
        TEXT,
        CODE,
        BREAK,
        EMPHASIS,
        STRONG,
        PARAGRAPH,
        PRE,
        HEADING,
        LIST,
        NUMBERED,
        ITEM,
        TABLE,
        ROW,
        CELL,
        SKIPPED;

        boolean isBlock() {
            return compareTo(PARAGRAPH) >= 0;
        }
    }

    final Shape shape;
    final String text;
    final List<DocNode> parts = new ArrayList<>();

    DocNode(Shape shape, String text) {
        this.shape = shape;
        this.text = text;
    }

    static DocNode of(Shape shape, DocNode... parts) {
        DocNode node = new DocNode(shape, "");
        node.parts.addAll(List.of(parts));
        return node;
    }

    /** The text of all leaves. */
    String flat() {
        StringBuilder flat = new StringBuilder(text);
        parts.forEach(part -> flat.append(part.flat()));
        return flat.toString();
    }
}
