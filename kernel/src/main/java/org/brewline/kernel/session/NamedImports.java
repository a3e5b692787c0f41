package org.brewline.kernel.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Pattern NAME_AT_END = Pattern.compile("(?<![\\w.$])\\p{Lu}[\\p{L}\\p{N}_$]*$");
    private static final String DECLARES = "\\b(?:class|record|interface|enum)\\s+";

    private final Map<String, String> waiting = new TreeMap<>();

    /** Takes the import if it is one of a single type. */
    synchronized boolean take(String declaration) {
        Matcher single = SINGLE_TYPE.matcher(declaration.strip());
        if (!single.matches()) {
            return false;
        }
        waiting.put(single.group(1), declaration);
        return true;
    }

    /**
     * The imports that the text needs, which wait no longer.
     *
     * @param isDefined whether the notebook has a type of that name: the user's own is meant then
     */
    synchronized List<String> neededBy(String text, Predicate<String> isDefined) {
        var needed = new ArrayList<String>();
        if (!waiting.isEmpty()) {
            Matcher name = NAME.matcher(text);
            while (name.find()) {
                String declaration = waiting.get(name.group());
                if (declaration != null && !isDefined.test(name.group()) && !declares(text, name.group())) {
                    waiting.remove(name.group());
                    needed.add(declaration);
                }
            }
        }
        return needed;
    }

    /** The imports of the types whose name the line's end begins, which wait no longer. */
    synchronized List<String> begunBy(String line) {
        Matcher last = NAME_AT_END.matcher(line);
        if (!last.find() || waiting.isEmpty()) {
            return List.of();
        }
        var names = waiting.keySet().stream()
                .filter(name -> name.startsWith(last.group()))
                .toList();
        return names.stream().map(waiting::remove).toList();
    }

    /** The type that an import of a single type names. */
    static Optional<String> typeOf(String declaration) {
        Matcher single = SINGLE_TYPE.matcher(declaration.strip());
        return single.matches() ? Optional.of(declaration.replaceAll("^\\s*import\\s+|[\\s;]", "")) : Optional.empty();
    }

    private static boolean declares(String text, String name) {
        return Pattern.compile(DECLARES + Pattern.quote(name) + "\\b")
                .matcher(text)
                .find();
    }
}
