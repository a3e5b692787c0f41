package org.brewline.kernel.session;

import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/** Says what a definition still waits for. */
final class Unresolved {
    private Unresolved() {}

    /** Says what something else lost, as its type, or what it was declared with, was declared again. */
    static Optional<String> emptied(SnippetEvent event) {
        if (event.previousStatus() == Snippet.Status.VALID
                && event.snippet() instanceof DeclarationSnippet broken
                && isBroken(event.status())) {
            return Optional.of(
                    "%s can't be used any more: its cell no longer fits what was declared again; correct it, or"
                                    .formatted(broken.name())
                            + " run it again");
        }
        return event.snippet() instanceof VarSnippet variable
                        && event.status() == Snippet.Status.VALID
                        && event.previousStatus() == Snippet.Status.VALID
                ? Optional.of("%s lost its value, as what it was declared with was declared again; run its cell again"
                        .formatted(variable.name()))
                : Optional.empty();
    }

    static boolean isBroken(Snippet.Status status) {
        return status == Snippet.Status.RECOVERABLE_DEFINED
                || status == Snippet.Status.RECOVERABLE_NOT_DEFINED
                || status == Snippet.Status.REJECTED;
    }

    static Optional<String> note(JShell shell, Snippet snippet) {
        if (!(snippet instanceof DeclarationSnippet declaration)) {
            return Optional.empty();
        }
        String names = shell.unresolvedDependencies(declaration).sorted().collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("%s can be used once these are defined: %s".formatted(declaration.name(), names));
    }
}
