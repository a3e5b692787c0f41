package org.brewline.kernel.session;

import java.util.Optional;
import org.brewline.kernel.source.CellPosition;

/**
 * One complaint of the compiler, in terms of the user's cell.
 *
 * @param code the compiler's key, e.g. {@code compiler.err.cant.resolve.location.args}
 * @param message the compiler's sentence
 * @param position where in the cell; empty if the error is in generated code, which is then our fault
 * @param line the user's line at that position, empty where there is none
 * @param caret length of what is wrong, in code points, at least 1
 * @param hint what to write instead, where that is known
 */
public record Diagnostic(
        String code, String message, Optional<CellPosition> position, String line, int caret, Optional<String> hint) {

    /** The complaint as shown: position, line, caret, message, hint. Plain text, no colours. */
    public String rendered() {
        var out = new StringBuilder();
        position.ifPresent(p -> out.append(p).append(":\n"));
        if (!line.isEmpty()) {
            out.append("    ").append(line).append('\n');
            position.ifPresent(p -> out.append("    ")
                    .append(" ".repeat(p.column() - 1))
                    .append("^".repeat(Math.max(1, caret)))
                    .append('\n'));
        }
        out.append(message);
        hint.ifPresent(h -> out.append('\n').append(h));
        return out.toString();
    }

    /** The same complaint with another sentence and another hint. */
    public Diagnostic reworded(String newMessage, String newHint) {
        return new Diagnostic(code, newMessage, position, line, caret, Optional.of(newHint));
    }
}
