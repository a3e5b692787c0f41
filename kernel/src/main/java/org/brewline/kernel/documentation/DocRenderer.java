package org.brewline.kernel.documentation;

import java.util.Optional;
import org.brewline.kernel.documentation.DocNode.Shape;
import org.brewline.kernel.session.Inspection;

/**
 * Renders an element's documentation as plain text, Markdown and HTML, the signature line first. Never throws on a
 * malformed comment, and lets none of its HTML through unescaped.
 *
 * <pre>{@code
 * Inspection shown = DocRenderer.inspection("List.of(E e1)", comments.find("java.util.List", Optional.of("of"), types));
 * }</pre>
 */
public final class DocRenderer {
    private DocRenderer() {}

    /** The signature and, where there is one, the documentation. */
    public static Inspection inspection(String signature, Optional<DocumentedElement> element) {
        DocNode body = element.map(DocRenderer::body).orElseGet(() -> DocNode.of(Shape.GROUP));
        String plain = new DocPlain(false).of(body);
        String markdown = new DocPlain(true).of(body);
        return new Inspection(
                plain.isEmpty() ? signature : signature + "\n\n" + plain,
                "```java\n" + signature + "\n```" + (markdown.isEmpty() ? "" : "\n\n" + markdown),
                "<pre><code>" + DocHtml.escape(signature) + "</code></pre>" + DocHtml.of(body));
    }

    /** The signature and the first sentence. */
    public static Inspection brief(String signature, Optional<DocumentedElement> element) {
        String sentence = element.map(DocRenderer::firstSentence).orElse("");
        return new Inspection(
                sentence.isEmpty() ? signature : signature + "\n  " + sentence,
                "```java\n" + signature + "\n```" + (sentence.isEmpty() ? "" : "\n\n" + DocPlain.escape(sentence)),
                "<pre><code>" + DocHtml.escape(signature) + "</code></pre>"
                        + (sentence.isEmpty() ? "" : "<p>" + DocHtml.escape(sentence) + "</p>"));
    }

    /** With the signature that the source has. */
    public static Inspection inspection(DocumentedElement element) {
        return inspection(element.signature(), Optional.of(element));
    }

    /** The first sentence as plain text; empty without a comment. */
    public static String firstSentence(DocumentedElement element) {
        return JavaParse.comment(element.comment())
                .map(comment -> new DocPlain(false)
                        .of(new CommentReader(element, comment)
                                .read(comment.tree().getFirstSentence())))
                .orElse("");
    }

    private static DocNode body(DocumentedElement element) {
        DocNode all = DocNode.of(Shape.GROUP);
        if (!element.comment().isBlank()) {
            JavaParse.comment(element.comment()).ifPresent(comment -> {
                CommentReader reader = new CommentReader(element, comment);
                all.parts.addAll(reader.read(comment.tree().getFullBody()).parts);
                all.parts.addAll(CommentSections.of(comment.tree(), reader));
            });
        }
        return all;
    }
}
