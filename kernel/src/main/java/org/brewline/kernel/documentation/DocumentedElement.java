package org.brewline.kernel.documentation;

import java.util.List;
import java.util.Optional;

/**
 * A declaration as its source has it, with its documentation comment.
 *
 * <p>{@code comment} is empty where there is none; {@code inherited} is what {@code {@inheritDoc}} stands for.
 */
public record DocumentedElement(Declaration declaration, DocText comment, Optional<DocumentedElement> inherited) {

    /**
     * Where an element is declared: its class ({@code Outer.Inner}), name (empty for the class itself), erased
     * parameter types by their simple names, and signature line.
     */
    public record Declaration(String type, String name, List<String> parameterTypes, String signature) {
        public Declaration {
            parameterTypes = List.copyOf(parameterTypes);
        }
    }

    /** The signature line: modifiers, types and names, no body. */
    public String signature() {
        return declaration.signature();
    }

    DocumentedElement inheriting(DocumentedElement from) {
        return new DocumentedElement(declaration, comment.isBlank() ? from.comment : comment, Optional.of(from));
    }
}
