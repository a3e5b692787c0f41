package org.brewline.notebook.language;

import java.util.Optional;

/**
 * A parameter as the user declares it, with or without a default: {@code double c = 1.0}.
 *
 * @param start offset in the cell where it starts, annotations included
 * @param end offset after its name (and what belongs to it), before the default's {@code =}
 */
public record Formal(String name, String type, int start, int end, Optional<DefaultExpression> defaultExpression) {

    /**
     * What stands after a parameter's {@code =}.
     *
     * @param start offset in the cell of the expression
     * @param end offset in the cell where it ends
     */
    public record DefaultExpression(String text, int start, int end) {}
}
