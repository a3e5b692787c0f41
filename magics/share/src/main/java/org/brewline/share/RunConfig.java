package org.brewline.share;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.brewline.engine.store.RunCopy;

/** The config of a run as YAML. */
final class RunConfig {
    private RunConfig() {}

    /** What the predicate takes; a secret whose value only its owner knows is a comment. */
    static String yaml(RunCopy run, Predicate<RunCopy.Config> which) {
        var steps = new LinkedHashMap<String, StringBuilder>();
        run.config().stream()
                .filter(which)
                .forEach(config -> line(
                        steps.computeIfAbsent(config.step(), s -> new StringBuilder()),
                        config.step().isEmpty() ? "" : "  ",
                        config));
        var yaml = new StringBuilder();
        if (steps.containsKey("")) {
            yaml.append(steps.get(""));
        }
        for (Map.Entry<String, StringBuilder> step : steps.entrySet()) {
            if (!step.getKey().isEmpty()) {
                boolean nothing = step.getValue()
                        .toString()
                        .lines()
                        .allMatch(l -> l.strip().startsWith("#"));
                yaml.append(nothing ? "# " : "")
                        .append(step.getKey().replace('/', '.'))
                        .append(":\n");
                yaml.append(step.getValue());
            }
        }
        return yaml.toString();
    }

    private static void line(StringBuilder yaml, String indent, RunCopy.Config config) {
        boolean hidden = config.secret() && !config.text().contains("${");
        yaml.append(indent)
                .append(hidden ? "# " : "")
                .append(config.name())
                .append(": ")
                .append(hidden ? "${env:NAME}   (a secret; it is not in here)" : config.text())
                .append('\n');
    }
}
