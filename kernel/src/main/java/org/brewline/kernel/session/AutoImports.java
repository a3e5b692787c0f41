package org.brewline.kernel.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.brewline.kernel.documentation.TypeIndex;

/**
 * Imports the types that a cell names without importing them, where the name can mean one type only. So what
 * completion inserted runs, and a saved notebook runs again: it depends on the cell's text and the class path alone.
 */
final class AutoImports {
    private static final long LONGEST_WAIT_SECONDS = 5;
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(?:class|variable)\\s+(\\p{Lu}[\\w$]*)");
    private static final Pattern QUALIFIER = Pattern.compile("package (\\p{Lu}[\\w$]*) does not exist");
    private static final Pattern WAITED_FOR = Pattern.compile("(?:class|variable) (\\p{Lu}[\\w$]*)");

    private final KnownTypes types;
    private final OwnImports imported;

    /** A machine that was too slow for the longest wait is not waited for again, once for every name. */
    private boolean impatient;

    AutoImports(KnownTypes types, OwnImports imported) {
        this.types = types;
        this.imported = imported;
    }

    /**
     * Imports what a snippet lacks. A declaration that may wait for a type of the notebook's own is only given types
     * that are meant often.
     *
     * @return whether anything was imported, so that the snippet should be tried again; nothing of it has run
     */
    boolean importFor(SnippetEvent event, JShell shell) {
        boolean rejected = event.status() == Snippet.Status.REJECTED;
        Set<String> names = unknownTypes(shell.diagnostics(event.snippet()).toList());
        if (!rejected && event.snippet() instanceof DeclarationSnippet waiting) {
            shell.unresolvedDependencies(waiting)
                    .map(WAITED_FOR::matcher)
                    .filter(Matcher::matches)
                    .forEach(found -> names.add(found.group(1)));
        }
        boolean any = false;
        for (String name : names) {
            if (!imported.has(name) && !isDeclared(name, shell)) {
                Optional<String> type = rejected
                        ? known(TypeIndex::all).meant(name)
                        : known(TypeIndex::asked).meantOften(name);
                any |= type.isPresent() && importType(name, type.get(), shell);
            }
        }
        return any;
    }

    /** Also one that still waits for something, and is unknown to the compiler for that reason. */
    private static boolean isDeclared(String name, JShell shell) {
        return shell.types().anyMatch(type -> type.name().equals(name));
    }

    private boolean importType(String name, String qualified, JShell shell) {
        return imported.add(Map.of(name, "import " + qualified + ";"), shell);
    }

    private static Set<String> unknownTypes(List<Diag> complaints) {
        Set<String> names = new LinkedHashSet<>();
        for (Diag diag : complaints) {
            Pattern pattern = diag.getCode().contains("cant.resolve")
                    ? SYMBOL
                    : diag.getCode().contains("doesnt.exist") ? QUALIFIER : null;
            if (pattern != null) {
                Matcher name = pattern.matcher(diag.getMessage(Locale.ROOT));
                if (name.find()) {
                    names.add(name.group(1));
                }
            }
        }
        return names;
    }

    /** The index with a part of what it can know; a cell that fails without it may wait for it. */
    private TypeIndex known(Function<TypeIndex, CompletableFuture<Void>> part) {
        TypeIndex index = types.index();
        try {
            part.apply(index)
                    .orTimeout(impatient ? 0 : LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException | CancellationException late) {
            impatient = true;
            return index; // what is known by now will do
        }
        return index;
    }
}
