package org.brewline.kernel.session;

import java.util.List;
import java.util.stream.Collectors;

/** The user's source does not compile. The message is complete and ready to be shown. */
public final class CompilationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    public CompilationException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::rendered).collect(Collectors.joining("\n\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** In the order of their position; never empty. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
