package org.brewline.kernel.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import org.brewline.kernel.source.OriginSource;

/** Turns the compiler's complaints about a snippet into complaints about the user's cell. */
final class CellDiagnostics {
    private final OriginSource snippet;
    private final int cell;
    private final KnownTypes types;

    CellDiagnostics(OriginSource snippet, int cell, KnownTypes types) {
        this.snippet = snippet;
        this.cell = cell;
        this.types = types;
    }

    /** The errors of a rejected snippet; never empty. */
    List<Diagnostic> of(List<Diag> complaints, JShell shell) {
        List<Diagnostic> errors = ofErrors(complaints, shell);
        return errors.isEmpty()
                ? List.of(new Diagnostic("", "this is no complete Java", place(0), line(0), 1, Optional.empty()))
                : errors;
    }

    List<Diagnostic> ofErrors(List<Diag> complaints, JShell shell) {
        var errors = new ArrayList<Diagnostic>();
        for (Diag diag : complaints) {
            if (diag.isError()) {
                errors.add(one(diag, shell));
            }
        }
        return errors;
    }

    /** Says why something that was called can't run yet. */
    Diagnostic waiting(DeclarationSnippet called, JShell shell) {
        String names = shell.unresolvedDependencies(called).sorted().collect(Collectors.joining(", "));
        return new Diagnostic(
                "brewline.unresolved",
                "%s can't be used yet: it needs %s".formatted(called.name(), names.isEmpty() ? "a correction" : names),
                place(0),
                line(0),
                Math.max(1, snippet.text().lines().findFirst().orElse("").length()),
                Optional.of("define what is missing, in any cell; nothing has to be repeated"));
    }

    private Diagnostic one(Diag diag, JShell shell) {
        String text = snippet.text();
        int from = within(diag.getStartPosition() >= 0 ? diag.getStartPosition() : diag.getPosition());
        int to = Math.max(from, within(diag.getEndPosition()));
        int lineEnd = text.indexOf('\n', from);
        int end = lineEnd < 0 ? to : Math.min(to, lineEnd);
        String wrong = text.substring(from, end);
        return new Diagnostic(
                diag.getCode(),
                message(diag),
                place(from),
                line(from),
                Math.max(1, wrong.codePointCount(0, wrong.length())),
                text.startsWith("package ", from)
                        ? Optional.of("a cell has no package: leave the line out (%load reads files that have one)")
                        : new Hints(shell, types).of(diag, wrong));
    }

    /** Without the class that JShell puts around a cell's code. */
    private static String message(Diag diag) {
        return SnippetNames.asWritten(
                diag.getMessage(Locale.ROOT).strip().replaceFirst("\\n\\s*location:\\s+class\\s*$", ""));
    }

    private int within(long position) {
        return (int) Math.max(0, Math.min(position, snippet.text().length()));
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
