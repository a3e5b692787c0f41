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

    /** Says that a variable lost its value, as its type, or what its first value was made with, was declared again. */
    static Optional<String> emptied(SnippetEvent event) {
        return event.snippet() instanceof VarSnippet variable
                        && event.status() == Snippet.Status.VALID
                        && event.previousStatus() == Snippet.Status.VALID
                ? Optional.of("%s lost its value, as what it was declared with was declared again; run its cell again"
                        .formatted(variable.name()))
                : Optional.empty();
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
