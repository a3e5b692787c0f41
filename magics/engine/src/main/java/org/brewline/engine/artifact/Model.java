package org.brewline.engine.artifact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A trained model with what a person wants to know of it. The value is stored through its own handler, so any type
 * that can be an output can be inside. Immutable but for the value.
 *
 * <pre>{@code
 * var model = Model.of(svc).with("kernel", kernel).with("support vectors", n);
 * }</pre>
 */
public final class Model<T> { // no record: a record's components would be outputs of their own
    private final T value;
    private final Map<String, String> facts;
    private final String structure;

    Model(T value, Map<String, String> facts, String structure) {
        this.value = Objects.requireNonNull(value, "a Model needs a value");
        this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        this.structure = structure;
    }

    public static <T> Model<T> of(T value) {
        return new Model<>(value, Map.of(), "");
    }

    /** The same model with one fact more; a fact of that name is replaced. */
    public Model<T> with(String fact, Object text) {
        var more = new LinkedHashMap<>(facts);
        more.put(fact, String.valueOf(text));
        return new Model<>(value, more, structure);
    }

    /** The same model with a text of any form on how it is built: layers, a formula, a tree. */
    public Model<T> withStructure(String text) {
        return new Model<>(value, facts, text);
    }

    public T value() {
        return value;
    }

    /** The model's card: name to text, in the order the facts were added. */
    public Map<String, String> facts() {
        return facts;
    }

    /** How the model is built; may be empty. */
    public String structure() {
        return structure;
    }

    @Override
    public String toString() {
        return "Model of " + value + (facts.isEmpty() ? "" : " " + facts);
    }
}
