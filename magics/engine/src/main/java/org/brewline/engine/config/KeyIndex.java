package org.brewline.engine.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds which key of a pipeline each entry of a layer means, and says what is wrong with those that mean none. */
final class KeyIndex {
    private final Map<String, ConfigKey> byPath = new LinkedHashMap<>();
    private final TreeSet<String> steps = new TreeSet<>();
    private final ProblemList problems;

    KeyIndex(List<ConfigKey> keys, ProblemList problems) {
        this.problems = problems;
        for (ConfigKey key : keys) {
            byPath.put(key.path(), key);
            for (int dot = key.path().lastIndexOf('.');
                    dot > 0;
                    dot = key.path().lastIndexOf('.', dot - 1)) {
                steps.add(key.path().substring(0, dot));
            }
        }
    }

    /** What a layer gives, by key. */
    Map<ConfigKey, YamlNode> assign(ConfigLayer layer) {
        var given = new LinkedHashMap<ConfigKey, YamlNode>();
        for (YamlNode.Entry entry : layer.entries()) {
            assign(entry, given);
        }
        return given;
    }

    private void assign(YamlNode.Entry entry, Map<ConfigKey, YamlNode> given) {
        ConfigKey key = byPath.get(entry.key());
        if (key != null) {
            put(key, entry, given);
        } else if (steps.contains(entry.key())) {
            assignStep(entry, given);
        } else {
            assignWithin(entry, given);
        }
    }

    private void assignStep(YamlNode.Entry step, Map<ConfigKey, YamlNode> given) {
        if (step.value() instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                assign(new YamlNode.Entry(step.key() + "." + entry.key(), entry.value(), entry.place()), given);
            }
        } else if (!(step.value() instanceof YamlNode.Scalar scalar && scalar.isNothing())) {
            problems.add(
                    "the step %s is %s".formatted(step.key(), step.value().kind()),
                    step.place(),
                    "write its config under it, such as %s: {%s: …}".formatted(step.key(), anyName(step.key())));
        }
    }

    /** A key with more dots than a config has: a field of a record or an entry of a map. */
    private void assignWithin(YamlNode.Entry entry, Map<ConfigKey, YamlNode> given) {
        for (int dot = entry.key().lastIndexOf('.'); dot > 0; dot = entry.key().lastIndexOf('.', dot - 1)) {
            ConfigKey key = byPath.get(entry.key().substring(0, dot));
            if (key != null) {
                put(key, within(key.path(), entry.key().substring(dot + 1), entry), given);
                return;
            }
        }
        problems.add(
                "unknown key " + YamlText.quoted(entry.key()),
                entry.place(),
                NearestName.of(entry.key(), candidates(entry.key()))
                        .map(name -> "did you mean \"" + name + "\"?")
                        .or(() -> nearestStep(entry.key()))
                        .orElseGet(this::known));
    }

    /** For a key whose step there is not, the step that was probably meant. */
    private Optional<String> nearestStep(String key) {
        int dot = key.lastIndexOf('.');
        if (dot < 0 || steps.contains(key.substring(0, dot))) {
            return Optional.empty();
        }
        return NearestName.of(key.substring(0, dot), steps)
                .map(step -> "did you mean the step \"" + step + "\"? it takes "
                        + String.join(
                                ", ",
                                settable().filter(k -> k.startsWith(step + ".")).toList()));
    }

    /** The keys that config may set: not those that the pipeline's body feeds. */
    private Stream<String> settable() {
        return byPath.values().stream().filter(key -> !key.fixedByBody()).map(ConfigKey::path);
    }

    private static YamlNode.Entry within(String path, String rest, YamlNode.Entry entry) {
        int dot = rest.indexOf('.');
        String head = dot < 0 ? rest : rest.substring(0, dot);
        YamlNode value = dot < 0
                ? entry.value()
                : within(path, rest.substring(dot + 1), entry).value();
        var inner = new YamlNode.Entry(head, value, entry.place());
        return new YamlNode.Entry(path, new YamlNode.Mapping(List.of(inner), true, entry.place()), entry.place());
    }

    private void put(ConfigKey key, YamlNode.Entry entry, Map<ConfigKey, YamlNode> given) {
        YamlNode before = given.get(key);
        if (before instanceof YamlNode.Mapping a
                && entry.value() instanceof YamlNode.Mapping b
                && (a.partial() || b.partial())) {
            given.put(key, Layered.merge(a, b));
        } else if (before != null) {
            problems.add(key.path() + " for the second time", entry.place(), "keep one");
        } else {
            given.put(key, entry.value());
        }
    }

    private List<String> candidates(String wrong) {
        var candidates = new ArrayList<>(settable().toList());
        if (wrong.indexOf('.') < 0) {
            candidates.addAll(steps);
        }
        return candidates;
    }

    private String known() {
        List<String> keys = settable().toList();
        if (keys.isEmpty()) {
            return "this pipeline takes no config";
        }
        return "it takes " + String.join(", ", keys.stream().limit(12).toList()) + (keys.size() > 12 ? ", …" : "");
    }

    private String anyName(String step) {
        Optional<ConfigKey> first = byPath.values().stream()
                .filter(k -> k.path().startsWith(step + "."))
                .findFirst();
        return first.map(ConfigKey::name).orElse("name");
    }
}
