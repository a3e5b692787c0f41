package org.brewline.kernel.documentation;

import com.sun.source.doctree.*;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brewline.kernel.documentation.DocNode.Shape;

/** Turns the compiler's tree of a comment into parts; tags of newer JDKs are told by the name of their kind. */
final class CommentReader {

    private static final Pattern SNIPPET = Pattern.compile("(?s)^\\{@snippet[^\\n]*?:[ \\t]*\\n(.*?)\\s*}$");
    private static final Pattern SNIPPET_MARK = Pattern.compile(
            "(?m)^[ \\t]*//[ \\t]*@(start|end|highlight|replace|link)\\b.*\\R?|[ \\t]*//[ \\t]*@(start|end|highlight|replace|link)\\b.*$");

    private final DocumentedElement element;
    private final JavaParse.Comment comment;

    CommentReader(DocumentedElement element, JavaParse.Comment comment) {
        this.element = element;
        this.comment = comment;
    }

    DocNode read(List<? extends DocTree> trees) {
        DocNodes nodes = new DocNodes();
        trees.forEach(tree -> read(tree, nodes));
        return nodes.root();
    }

    private void read(DocTree tree, DocNodes nodes) {
        if (tree instanceof TextTree text) {
            nodes.leaf(Shape.TEXT, text.getBody());
        } else if (tree instanceof StartElementTree start) {
            nodes.start(start.getName().toString());
        } else if (tree instanceof EndElementTree end) {
            nodes.end(end.getName().toString());
        } else if (tree instanceof EntityTree entity) {
            String characters = comment.docs().getCharacters(entity);
            nodes.leaf(Shape.TEXT, characters == null ? entity.toString() : characters);
        } else if (tree instanceof LiteralTree literal) {
            nodes.leaf(
                    literal.getKind() == DocTree.Kind.CODE ? Shape.CODE : Shape.TEXT,
                    literal.getBody().getBody());
        } else if (tree instanceof LinkTree link) {
            link(link, nodes);
        } else if (tree instanceof ValueTree value) {
            nodes.leaf(Shape.CODE, value.getReference() == null ? constant() : name(value.getReference()));
        } else if (tree instanceof SummaryTree summary) {
            summary.getSummary().forEach(part -> read(part, nodes));
        } else if (tree instanceof ReturnTree returned) {
            nodes.leaf(Shape.TEXT, "Returns ");
            returned.getDescription().forEach(part -> read(part, nodes));
            nodes.leaf(Shape.TEXT, ".");
        } else if (tree instanceof InheritDocTree) {
            element.inherited().ifPresent(above -> bodyOf(above, nodes));
        } else if (tree instanceof ReferenceTree reference) {
            nodes.leaf(Shape.CODE, name(reference));
        } else if (tree instanceof IndexTree index) {
            read(index.getSearchTerm(), nodes);
        } else {
            other(tree, nodes);
        }
    }

    private void other(DocTree tree, DocNodes nodes) {
        String source = tree.toString();
        switch (tree.getKind().name()) {
            case "COMMENT", "DOC_TYPE" -> {}
            case "MARKDOWN" -> MarkdownText.read(source, nodes);
            case "ESCAPE" -> nodes.leaf(Shape.TEXT, source.replaceFirst("^@", ""));
            case "SYSTEM_PROPERTY" -> nodes.leaf(Shape.CODE, source.replaceAll("^\\{@\\S+\\s*|}$", ""));
            default -> {
                Matcher snippet = SNIPPET.matcher(source);
                if (snippet.matches()) {
                    nodes.add(DocNode.of(
                            Shape.PRE,
                            new DocNode(
                                    Shape.TEXT,
                                    SNIPPET_MARK.matcher(snippet.group(1)).replaceAll(""))));
                } else if (!source.startsWith("{@snippet")) {
                    nodes.leaf(Shape.TEXT, source);
                }
            }
        }
    }

    private void link(LinkTree link, DocNodes nodes) {
        if (link.getLabel().isEmpty()) {
            nodes.leaf(link.getKind() == DocTree.Kind.LINK ? Shape.CODE : Shape.TEXT, name(link.getReference()));
            return;
        }
        boolean code = link.getKind() == DocTree.Kind.LINK;
        nodes.start(code ? "code" : "span");
        link.getLabel().forEach(part -> read(part, nodes));
        nodes.end(code ? "code" : "span");
    }

    static String name(ReferenceTree reference) {
        return reference == null
                ? ""
                : reference.getSignature().replaceFirst("^#", "").replace('#', '.');
    }

    private String constant() {
        int equals = element.signature().indexOf(" = ");
        return equals < 0 ? element.declaration().name() : element.signature().substring(equals + 3);
    }

    private static void bodyOf(DocumentedElement above, DocNodes nodes) {
        Optional<JavaParse.Comment> parsed = JavaParse.comment(above.comment());
        parsed.ifPresent(found -> {
            CommentReader reader = new CommentReader(above, found);
            found.tree().getFullBody().forEach(part -> reader.read(part, nodes));
        });
    }
}
