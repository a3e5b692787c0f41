package org.brewline.kernel.session;

import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.spi.SPIResolutionException;
import org.brewline.kernel.source.OriginSource;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions beside JShell, which compiles each four times. */
final class Expressions {
    private final CellExecution execution;
    private final SnippetOrigins origins;
    private Optional<ExpressionCompiler> compiler = Optional.empty();
    private boolean looked;

    Expressions(CellExecution execution, SnippetOrigins origins) {
        this.execution = execution;
        this.origins = origins;
    }

    /**
     * Runs the snippet if it is an expression; what it gave or threw is the execution's outcome. The caller holds the
     * lock of JShell.
     *
     * @return false if JShell has to evaluate it, when nothing of it has run
     */
    boolean run(JShell shell, OriginSource snippet, int cell) {
        Optional<OriginSource> form = ShortExpression.of(snippet);
        if (form.isEmpty()) {
            return false;
        }
        Optional<ExpressionCompiler.Compiled> compiled =
                compiler(shell).flatMap(c -> c.compile(form.get().text()));
        if (compiled.isEmpty()) {
            return false;
        }
        var name = new ExpressionClass();
        origins.remember(name.id(), compiled.get().wrap(), form.get(), cell);
        return execution.run(name.name(), name.renamed(compiled.get().classes()));
    }

    /** The declaration that the expression can't use yet, if it failed for that. */
    Optional<DeclarationSnippet> waiting(JShell shell, @Nullable Throwable thrown) {
        return thrown instanceof SPIResolutionException unresolved
                ? compiler(shell)
                        .flatMap(c -> c.waiting(unresolved.id()))
                        .filter(DeclarationSnippet.class::isInstance)
                        .map(DeclarationSnippet.class::cast)
                : Optional.empty();
    }

    private Optional<ExpressionCompiler> compiler(JShell shell) {
        if (!looked) {
            looked = true;
            compiler = ExpressionCompiler.of(shell);
        }
        return compiler;
    }
}
