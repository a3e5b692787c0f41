package org.brewline.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Config from one place, as it was written: a cell, a file, or a run's arguments. What is wrong with its text is told
 * when it is resolved, together with everything else.
 *
 * <pre>{@code
 * var cell = ConfigLayer.yaml("trainSvc: {c: 10}", Setting.Origin.CONFIG, "cell 5", 2);
 * var args = ConfigLayer.arguments(List.of("trainSvc.kernel=linear"), "cell 6");
 * }</pre>
 */
public final class ConfigLayer {
    private final Setting.Origin origin;
    private final List<YamlNode.Entry> entries;
    private final List<Problem> problems;

    private ConfigLayer(Setting.Origin origin, List<YamlNode.Entry> entries, ProblemList problems) {
        this.origin = origin;
        this.entries = List.copyOf(entries);
        this.problems = problems.sorted();
    }

    /**
     * A YAML (or JSON) text.
     *
     * @param placeName for messages: {@code cell 5} or {@code penguins.yaml}
     * @param firstLine the line of the place on which the text begins, from 1; 0 to name no lines
     */
    public static ConfigLayer yaml(String text, Setting.Origin origin, String placeName, int firstLine) {
        var problems = new ProblemList();
        Optional<YamlNode> root = YamlReader.read(text, placeName, firstLine, problems);
        List<YamlNode.Entry> entries = List.of();
        if (root.isPresent() && root.get() instanceof YamlNode.Mapping mapping) {
            entries = mapping.entries();
        } else if (root.isPresent() && !(root.get() instanceof YamlNode.Scalar scalar && scalar.isNothing())) {
            problems.add(
                    "the config is " + root.get().kind(),
                    root.get().place(),
                    "write one key: value on each line, such as trainSvc: {kernel: linear}");
        }
        return new ConfigLayer(origin, entries, problems);
    }

    /**
     * Arguments of a run, each {@code key=value}; the value is a YAML scalar, or a list or mapping in brackets.
     *
     * @param place for messages
     */
    public static ConfigLayer arguments(List<String> keyEqualsValue, String place) {
        var problems = new ProblemList();
        var entries = new ArrayList<YamlNode.Entry>();
        for (String argument : keyEqualsValue) {
            int equals = argument.indexOf('=');
            if (equals <= 0) {
                problems.add("the argument " + YamlText.quoted(argument), place, "write key=value");
                continue;
            }
            String value = argument.substring(equals + 1);
            YamlNode node =
                    value.isEmpty() ? new YamlNode.Scalar("", false, place) : ValueText.node(value, place, problems);
            entries.add(new YamlNode.Entry(argument.substring(0, equals).strip(), node, place));
        }
        return new ConfigLayer(Setting.Origin.ARGUMENT, entries, problems);
    }

    /**
     * A layer that could not be read; it sets nothing and says why.
     *
     * @param found what was found instead
     * @param advice what to do
     */
    public static ConfigLayer unreadable(String found, String advice) {
        var problems = new ProblemList();
        problems.add(found, "", advice);
        return new ConfigLayer(Setting.Origin.CONFIG, List.of(), problems);
    }

    Setting.Origin origin() {
        return origin;
    }

    List<YamlNode.Entry> entries() {
        return entries;
    }

    List<Problem> problems() {
        return problems;
    }
}
