package org.brewline.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The complete config of a pipeline as YAML that a person fills in: every key with its value, what it takes and where
 * the value comes from.
 *
 * <pre>{@code
 * trainSvc:
 *   kernel: rbf  # text; default
 *   c:           # required: a number
 * }</pre>
 */
public final class ConfigYaml {
    private static final int WIDEST = 40;

    private ConfigYaml() {}

    /**
     * The YAML text. Reading it back gives the same config; keys that the pipeline's body feeds are comments.
     *
     * @throws ProblemsException if a layer can't be used
     */
    public static String complete(List<ConfigKey> keys, ConfigLayer... layers) {
        var problems = new ProblemList();
        Map<ConfigKey, Given> given = Given.collect(keys, List.of(layers), problems);
        problems.throwIfAny("The config can't be shown");
        var lines = new ArrayList<Line>();
        String step = "";
        for (ConfigKey key : keys) {
            if (!key.step().equals(step)) {
                step = key.step();
                lines.add(new Line(YamlText.of(key.section()) + ":", ""));
            }
            lines.add(line(key, Optional.ofNullable(given.get(key))));
        }
        return text(lines);
    }

    private record Line(String content, String comment) {}

    private static Line line(ConfigKey key, Optional<Given> given) {
        String indent = key.step().isEmpty() ? "" : "  ";
        if (key.fixedByBody()) {
            return new Line(indent + "# " + key.name() + " is fed from " + key.bodyValue(), "");
        }
        String name = indent + YamlText.of(key.name()) + ":";
        String takes = key.takes();
        if (given.isEmpty()) {
            return new Line(name, "required: " + takes);
        }
        boolean hidden = ConfigTypes.holdsSecret(key.type());
        String origin = given.get().origin().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (hidden) {
            return new Line(indent + "# " + key.name() + " is secret", origin);
        }
        YamlNode node = Layered.filled(key.type(), given.get().node());
        List<String> missing = Layered.missing(key.type(), node);
        String required = missing.isEmpty() ? "" : "required: " + String.join(", ", missing) + "; ";
        return new Line(name + " " + YamlText.of(node), required + takes + "; " + origin);
    }

    private static String text(List<Line> lines) {
        int width = lines.stream()
                .filter(line -> !line.comment().isEmpty())
                .mapToInt(line -> line.content().length())
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
        var out = new StringBuilder();
        for (Line line : lines) {
            out.append(line.content());
            if (!line.comment().isEmpty()) {
                out.append(" ".repeat(Math.max(0, width - line.content().length())))
                        .append("  # ")
                        .append(line.comment());
            }
            out.append('\n');
        }
        return out.toString();
    }
}
