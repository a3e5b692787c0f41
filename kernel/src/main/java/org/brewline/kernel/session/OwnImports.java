package org.brewline.kernel.session;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final Pattern DECLARED = Pattern.compile(
            "\\b(?:(?:class|interface|enum|record)\\s+|import\\s+[\\w$.\\s]+\\.\\s*)([\\p{L}_$][\\p{L}\\p{N}_$]*)");

    /** JShell takes several imports for one, whose source it copies: a tenth of the time of one by one. */
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
        List<SnippetEvent> events = shell.eval(String.join("", declarations.values()));
        SnippetEvent own = events.get(0);
        if (own.status() != Snippet.Status.VALID) {
            return false;
        }
        var group = new Group(own.snippet(), Map.copyOf(declarations));
        declarations.keySet().forEach(name -> byName.put(name, group));
        return true;
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
