package org.brewline.kernel.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * Imports that the kernel made of itself. A type that the notebook declares or imports takes the place of one that was
 * imported under its name.
 */
final class OwnImports {
    /** What stands before the name of a type that a text declares or imports. */
    static final String DECLARES = "\\b(?:(?:class|interface|enum|record)\\s+|import\\s+[\\w$.\\s]+\\.\\s*)";

    private static final Pattern DECLARED = Pattern.compile(DECLARES + "([\\p{L}_$][\\p{L}\\p{N}_$]*)");

    /** Imports that were made together, by simple name. */
    private record Group(Snippet snippet, Map<String, String> declarations) {}

    private final Map<String, Group> byName = new HashMap<>();

    /**
     * Imports all together.
     *
     * @param declarations imports by simple name
     * @return false if one of them is wrong; then none is imported
     */
    boolean add(Map<String, String> declarations, JShell shell) {
        if (declarations.isEmpty()) {
            return true;
        }
        Optional<Snippet> imported = together(declarations.values(), shell);
        imported.ifPresent(snippet -> {
            var group = new Group(snippet, Map.copyOf(declarations));
            declarations.keySet().forEach(name -> byName.put(name, group));
        });
        return imported.isPresent();
    }

    /**
     * JShell takes several imports for one, whose source it copies: a tenth of the time of one by one.
     *
     * @return empty if one of them is wrong; then none is imported
     */
    static Optional<Snippet> together(Collection<String> declarations, JShell shell) {
        SnippetEvent imported = shell.eval(String.join("", declarations)).get(0);
        return imported.status() == Snippet.Status.VALID ? Optional.of(imported.snippet()) : Optional.empty();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** Drops what the snippet declares itself. */
    void giveWay(String snippet, JShell shell) {
        if (byName.isEmpty()) {
            return;
        }
        Matcher declared = DECLARED.matcher(snippet);
        while (declared.find()) {
            Group group = byName.remove(declared.group(1));
            if (group != null) {
                without(declared.group(1), group, shell);
            }
        }
    }

    private void without(String name, Group group, JShell shell) {
        if (shell.status(group.snippet()).isActive()) {
            shell.drop(group.snippet());
        }
        var others = new LinkedHashMap<>(group.declarations());
        others.keySet().removeIf(other -> other.equals(name) || !group.equals(byName.get(other)));
        add(others, shell);
    }
}
