package org.brewline.engine.config;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what a stronger layer gives over what a weaker one gives. */
final class Layered {
    private Layered() {}

    /** Records field by field; lists, maps and scalars as a whole, unless a key with dots adds to a map. */
    static YamlNode over(Type type, YamlNode weaker, YamlNode stronger) {
        if (!(weaker instanceof YamlNode.Mapping below) || !(stronger instanceof YamlNode.Mapping above)) {
            return stronger;
        }
        Optional<RecordShape> shape = RecordShape.of(type);
        if (shape.isEmpty()) {
            return above.partial() ? merge(below, above) : above;
        }
        YamlNode.Mapping merged = below.with(above);
        for (RecordShape.Component component : shape.get().components()) {
            Optional<YamlNode> a = below.get(component.name());
            Optional<YamlNode> b = above.get(component.name());
            if (a.isPresent() && b.isPresent()) {
                YamlNode value = over(component.type(), a.get(), b.get());
                var entry = new YamlNode.Entry(component.name(), value, value.place());
                merged = merged.with(new YamlNode.Mapping(List.of(entry), false, above.place()));
            }
        }
        return merged;
    }

    /** A record's mapping with the defaults of its components put in, in the record's order; any other as it is. */
    static YamlNode filled(Type type, YamlNode node) {
        Optional<RecordShape> shape = RecordShape.of(type);
        if (shape.isEmpty() || !(node instanceof YamlNode.Mapping mapping)) {
            return node;
        }
        var entries = new ArrayList<YamlNode.Entry>();
        for (RecordShape.Component component : shape.get().components()) {
            mapping.get(component.name())
                    .or(() ->
                            component.defaultText().map(text -> ValueText.node(text, node.place(), new ProblemList())))
                    .map(value -> filled(component.type(), value))
                    .ifPresent(value -> entries.add(new YamlNode.Entry(component.name(), value, value.place())));
        }
        List<String> known = shape.get().names();
        mapping.entries().stream().filter(e -> !known.contains(e.key())).forEach(entries::add);
        return new YamlNode.Mapping(entries, mapping.partial(), node.place());
    }

    /** The fields that a record's mapping still needs. */
    static List<String> missing(Type type, YamlNode node) {
        Optional<RecordShape> shape = RecordShape.of(type);
        return shape.isPresent() && node instanceof YamlNode.Mapping mapping
                ? shape.get().names().stream()
                        .filter(name -> mapping.get(name).isEmpty())
                        .toList()
                : List.of();
    }

    /** Both mappings, nested ones merged too; the second is stronger. */
    static YamlNode.Mapping merge(YamlNode.Mapping weaker, YamlNode.Mapping stronger) {
        YamlNode.Mapping merged = weaker.with(stronger);
        for (YamlNode.Entry entry : stronger.entries()) {
            if (weaker.get(entry.key()).orElse(null) instanceof YamlNode.Mapping a
                    && entry.value() instanceof YamlNode.Mapping b
                    && b.partial()) {
                var both = new YamlNode.Entry(entry.key(), merge(a, b), entry.place());
                merged = merged.with(new YamlNode.Mapping(List.of(both), false, stronger.place()));
            }
        }
        return merged;
    }
}
