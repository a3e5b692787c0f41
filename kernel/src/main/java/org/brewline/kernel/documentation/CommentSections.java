package org.brewline.kernel.documentation;

import com.sun.source.doctree.*;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brewline.kernel.documentation.DocNode.Shape;

/** The block tags of a comment as titled sections: deprecation first, then parameters, result, exceptions, the rest. */
final class CommentSections {

    private static final List<String> ORDER =
            List.of("Deprecated", "Type parameters", "Parameters", "Returns", "Throws");

    private final CommentReader reader;
    private final Map<String, List<DocNode>> sections = new LinkedHashMap<>();

    private CommentSections(CommentReader reader) {
        this.reader = reader;
        ORDER.forEach(title -> sections.put(title, new ArrayList<>()));
    }

    static List<DocNode> of(DocCommentTree tree, CommentReader reader) {
        CommentSections all = new CommentSections(reader);
        tree.getBlockTags().forEach(all::take);
        List<DocNode> nodes = new ArrayList<>();
        all.sections.forEach((title, items) -> {
            if (!items.isEmpty()) {
                nodes.add(DocNode.of(Shape.PARAGRAPH, DocNode.of(Shape.STRONG, new DocNode(Shape.TEXT, title + ":"))));
                nodes.add(DocNode.of(Shape.LIST, items.toArray(new DocNode[0])));
            }
        });
        return nodes;
    }

    private void take(DocTree tag) {
        if (tag instanceof ParamTree param) {
            item(
                    param.isTypeParameter() ? "Type parameters" : "Parameters",
                    param.getName().toString(),
                    param.getDescription());
        } else if (tag instanceof ReturnTree returned) {
            item("Returns", "", returned.getDescription());
        } else if (tag instanceof ThrowsTree thrown) {
            item("Throws", CommentReader.name(thrown.getExceptionName()), thrown.getDescription());
        } else if (tag instanceof DeprecatedTree deprecated) {
            item("Deprecated", "", deprecated.getBody());
        } else if (tag instanceof SinceTree since) {
            item("Since", "", since.getBody());
        } else if (tag instanceof SeeTree see) {
            item("See also", "", see.getReference());
        } else if (tag instanceof UnknownBlockTagTree unknown) {
            item(title(unknown.getTagName()), "", unknown.getContent());
        }
    }

    private void item(String title, String name, List<? extends DocTree> description) {
        DocNode item = DocNode.of(Shape.ITEM);
        if (!name.isEmpty()) {
            item.parts.add(new DocNode(Shape.CODE, name));
            item.parts.add(new DocNode(Shape.TEXT, description.isEmpty() ? "" : " – "));
        }
        for (DocNode part : reader.read(description).parts) {
            if (part.shape == Shape.PARAGRAPH && item.parts.stream().noneMatch(p -> p.shape.isBlock())) {
                item.parts.addAll(part.parts);
            } else {
                item.parts.add(part);
            }
        }
        sections.computeIfAbsent(title, key -> new ArrayList<>()).add(item);
    }

    private static String title(String tag) {
        return switch (tag) {
            case "implSpec" -> "Implementation requirements";
            case "implNote" -> "Implementation note";
            case "apiNote" -> "API note";
            case "jls" -> "Language specification";
            default -> tag;
        };
    }
}
