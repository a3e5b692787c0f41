package org.brewline.kernel.session;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Imports of single types that wait until a cell names the type. JShell puts every import into everything it compiles,
 * and the compiler reads the class file of each, every time: thirty of them cost more than the user's own code.
 */
final class NamedImports {
    private static final Pattern SINGLE_TYPE = Pattern.compile("import\\s+(?:[\\w$]+\\s*\\.\\s*)+([\\w$]+)\\s*;");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern NAME_AT_END = Pattern.compile("(?<![\\w.$])[\\p{L}_$][\\p{L}\\p{N}_$]*$");

    private final Map<String, String> waiting = new TreeMap<>();
    private final StandardTypes standard;
    private final Set<String> served = new HashSet<>();

    NamedImports(StandardTypes standard) {
        this.standard = standard;
    }

    /** Takes the import if it is one of a single type. */
    synchronized boolean take(String declaration) {
        Matcher single = SINGLE_TYPE.matcher(declaration.strip());
        if (!single.matches()) {
            return false;
        }
        waiting.put(single.group(1), declaration);
        served.remove(single.group(1));
        return true;
    }

    /** Takes an import that any of these names needs. */
    synchronized void take(Collection<String> names, String declaration) {
        names.forEach(name -> waiting.put(name, declaration));
    }

    /**
     * The imports that the text needs, by simple name, which wait no longer.
     *
     * @param isDefined whether the notebook has a type of that name: the user's own is meant then
     */
    synchronized Map<String, String> neededBy(String text, Predicate<String> isDefined) {
        var needed = new LinkedHashMap<String, String>();
        Matcher words = NAME.matcher(text);
        while (words.find()) {
            String name = words.group();
            if (!served.contains(name) && !needed.containsKey(name)) {
                declaration(name)
                        .filter(d -> !isDefined.test(name) && !declares(text, name))
                        .filter(d -> !needed.containsValue(d))
                        .ifPresent(d -> needed.put(name, d));
            }
        }
        return served(needed);
    }

    private Map<String, String> served(Map<String, String> declarations) {
        waiting.entrySet().removeIf(w -> {
            boolean now = declarations.containsValue(w.getValue());
            if (now) {
                served.add(w.getKey());
            }
            return now;
        });
        served.addAll(declarations.keySet());
        return declarations;
    }

    private Optional<String> declaration(String name) {
        return Optional.ofNullable(waiting.get(name))
                .or(() -> standard.qualified(name).map(type -> "import " + type + ";"));
    }

    /** The imports of the types whose name the line's end begins, which wait no longer. */
    synchronized Map<String, String> begunBy(String line) {
        Matcher last = NAME_AT_END.matcher(line);
        var begun = new LinkedHashMap<String, String>();
        if (last.find()) {
            waiting.forEach((name, declaration) -> {
                if (name.startsWith(last.group()) && !begun.containsValue(declaration)) {
                    begun.put(name, declaration);
                }
            });
        }
        return served(begun);
    }

    /** The type that an import of a single type names. */
    static Optional<String> typeOf(String declaration) {
        Matcher single = SINGLE_TYPE.matcher(declaration.strip());
        return single.matches() ? Optional.of(declaration.replaceAll("^\\s*import\\s+|[\\s;]", "")) : Optional.empty();
    }

    /** The last part of a qualified name. */
    static String simple(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    private static boolean declares(String text, String name) {
        return Pattern.compile(OwnImports.DECLARES + Pattern.quote(name) + "\\b")
                .matcher(text)
                .find();
    }
}
