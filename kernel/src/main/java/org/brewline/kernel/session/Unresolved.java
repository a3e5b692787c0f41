package org.brewline.kernel.session;

import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** Says what a definition still waits for. */
final class Unresolved {
    private Unresolved() {}

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
