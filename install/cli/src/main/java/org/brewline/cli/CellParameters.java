package org.brewline.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code -p} gives: a variable that the cell with the tag {@code parameters} declares is assigned after that cell;
 * everything else is config of runs.
 */
final class CellParameters {
    private static final Pattern DECLARATION = Pattern.compile(
            "^\\s*(?:final\\s+)?([A-Za-z_][\\w.]*(?:<[^=;]*>)?(?:\\[\\])*)\\s+([A-Za-z_]\\w*)\\s*=[^=].*$");

    private final Map<String, String> assigned = new LinkedHashMap<>();
    private final List<String> config = new ArrayList<>();

    /** Sorts what is given, each {@code name=value}. */
    CellParameters(NotebookFile notebook, List<String> given) {
        var types = new LinkedHashMap<String, String>();
        notebook.cells().stream()
                .filter(cell -> cell.hasTag("parameters"))
                .flatMap(cell -> cell.source().lines())
                .map(DECLARATION::matcher)
                .filter(Matcher::matches)
                .forEach(found -> types.put(found.group(2), found.group(1)));
        for (String one : given) {
            int equals = one.indexOf('=');
            if (equals <= 0) {
                throw new Refusal("-p %s\n    write -p name=value, e.g. -p load.csv=data/penguins.csv".formatted(one));
            }
            String name = one.substring(0, equals).strip();
            if (types.containsKey(name)) {
                assigned.put(name, literal(types.get(name), one.substring(equals + 1)));
            } else {
                config.add(one);
            }
        }
    }

    /** The value as Java; what is no text stands as it was written, and the compiler says if it does not fit. */
    private static String literal(String type, String value) {
        return switch (type) {
            case "String" -> quoted(value);
            case "Path" -> "java.nio.file.Path.of(" + quoted(value) + ")";
            case "Duration" -> "java.time.Duration.parse(" + quoted(value) + ")";
            default -> value;
        };
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** The cell with what it is given. */
    String source(NotebookFile.Cell cell) {
        if (assigned.isEmpty() || !cell.hasTag("parameters")) {
            return cell.source();
        }
        var source = new StringBuilder(cell.source().stripTrailing());
        assigned.forEach((name, value) ->
                source.append('\n').append(name).append(" = ").append(value).append(';'));
        return source.toString();
    }

    /** What is left for the runs. */
    List<String> config() {
        return config;
    }
}
