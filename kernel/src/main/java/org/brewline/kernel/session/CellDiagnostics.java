package org.brewline.kernel.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import org.brewline.kernel.source.OriginSource;

/** Turns the compiler's complaints about a snippet into complaints about the user's cell. */
final class CellDiagnostics {
    private final OriginSource snippet;
    private final int cell;

    CellDiagnostics(OriginSource snippet, int cell) {
        this.snippet = snippet;
        this.cell = cell;
    }

    List<Diagnostic> of(List<Diag> complaints, JShell shell) {
        var out = new ArrayList<Diagnostic>();
        for (Diag diag : complaints) {
            if (diag.isError()) {
                out.add(one(diag, shell));
            }
        }
        if (out.isEmpty()) {
            out.add(new Diagnostic("", "this is no complete Java", place(0), line(0), 1, Optional.empty()));
        }
        return out;
    }

    private Diagnostic one(Diag diag, JShell shell) {
        int start =
                (int) Math.max(0, Math.min(diag.getPosition(), snippet.text().length()));
        int length = (int) Math.max(1, diag.getEndPosition() - diag.getStartPosition());
        String wrong = snippet.text().substring(start, Math.min(snippet.text().length(), start + length));
        Optional<String> hint = new Hints(shell).of(diag, wrong, snippet.text());
        return new Diagnostic(
                diag.getCode(), diag.getMessage(Locale.ROOT).strip(), place(start), line(start), length, hint);
    }

    private Optional<org.brewline.kernel.source.CellPosition> place(int offset) {
        OptionalInt cellOffset = snippet.toCell(offset);
        return cellOffset.isEmpty() ? Optional.empty() : Optional.of(snippet.position(cell, cellOffset.getAsInt()));
    }

    private String line(int offset) {
        OptionalInt cellOffset = snippet.toCell(offset);
        return cellOffset.isEmpty() ? "" : snippet.lineAround(cellOffset.getAsInt());
    }
}
