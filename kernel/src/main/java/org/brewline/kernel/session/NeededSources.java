package org.brewline.kernel.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;

/**
 * Finds what the user wrote that some code needs: JShell knows which snippet names which, so that a constant which the
 * compiler copied is found too. Imports are needed if the code names what they import, those of whole packages always.
 */
final class NeededSources {
    private static final Pattern WORD = Pattern.compile("[\\p{javaJavaIdentifierStart}]\\p{javaJavaIdentifierPart}*");

    private final JShell shell;
    private final SnippetOrigins origins;
    private final Map<String, Snippet> byId = new HashMap<>();
    private final Map<String, Set<Snippet>> needs = new HashMap<>();

    /** The caller holds the compiler's lock. */
    NeededSources(JShell shell, SnippetOrigins origins) {
        this.shell = shell;
        this.origins = origins;
        shell.snippets().filter(s -> shell.status(s).isActive()).forEach(s -> byId.put(s.id(), s));
    }

    /**
     * What these need, themselves too, in the order of definition.
     *
     * @param classNames binary names of classes of the session
     * @param texts Java that names declarations of the session
     */
    List<SourcePart> of(Collection<String> classNames, Collection<String> texts) {
        Set<Snippet> found = new LinkedHashSet<>();
        var open = new ArrayDeque<Snippet>();
        for (String name : classNames) {
            SnippetOrigins.idOf(name).map(byId::get).ifPresent(open::add);
        }
        Set<String> words = words(texts);
        byId.values().stream()
                .filter(s -> s instanceof DeclarationSnippet named && words.contains(named.name()))
                .forEach(open::add);
        readNeeds();
        while (!open.isEmpty()) {
            Snippet next = open.remove();
            if (found.add(next)) {
                open.addAll(needs.getOrDefault(next.id(), Set.of()));
            }
        }
        return parts(found, words);
    }

    private void readNeeds() {
        for (Snippet snippet : byId.values()) {
            if (snippet instanceof DeclarationSnippet) {
                shell.sourceCodeAnalysis()
                        .dependents(snippet)
                        .forEach(user -> needs.computeIfAbsent(user.id(), k -> new HashSet<>())
                                .add(snippet));
            }
        }
    }

    private List<SourcePart> parts(Set<Snippet> found, Set<String> words) {
        var all = new HashSet<>(words);
        found.forEach(s -> all.addAll(words(List.of(s.source()))));
        var parts = new ArrayList<SourcePart>();
        shell.snippets()
                .filter(s -> byId.containsKey(s.id()))
                .filter(s -> found.contains(s) || (s instanceof ImportSnippet one && isNamed(one, all)))
                .forEach(s -> part(s).ifPresent(parts::add));
        return parts;
    }

    private static boolean isNamed(ImportSnippet declared, Set<String> words) {
        return declared.name().equals("*")
                || declared.fullname().endsWith("*")
                || words.contains(declared.name().substring(declared.name().lastIndexOf('.') + 1));
    }

    /** Empty for what the user did not write. */
    private Optional<SourcePart> part(Snippet snippet) {
        return snippet instanceof PersistentSnippet ? origins.partOf(snippet) : Optional.empty();
    }

    static Set<String> words(Collection<String> texts) {
        var words = new HashSet<String>();
        for (String text : texts) {
            WORD.matcher(text).results().forEach(word -> words.add(word.group()));
        }
        return words;
    }
}
