package org.brewline.notebook.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the line of {@code %%component} says about its method: the members of its annotation, as Java source, in order.
 *
 * <pre>{@code
 * ComponentOptions.NONE.with("retries", 2, 0).with("timeout", "10m").annotation(); // @…Component(retries = 2, …)
 * }</pre>
 */
public record ComponentOptions(Map<String, String> members) {
    /** A component of which nothing is said. */
    public static final ComponentOptions NONE = new ComponentOptions(Map.of());

    public ComponentOptions {
        members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** With a number or truth value, unless it is the annotation's own default. */
    public ComponentOptions with(String member, Object value, Object otherwise) {
        return value.equals(otherwise) ? this : plus(member, source(value));
    }

    /** With a text, unless it is empty. */
    public ComponentOptions with(String member, String text) {
        return text.isEmpty() ? this : plus(member, Literal.quoted(text));
    }

    /** With texts, unless there are none. */
    public ComponentOptions with(String member, List<String> texts) {
        return texts.isEmpty()
                ? this
                : plus(member, texts.stream().map(Literal::quoted).collect(Collectors.joining(", ", "{", "}")));
    }

    private static String source(Object value) {
        boolean special = value instanceof Double d && !Double.isFinite(d);
        return special ? "-1" : String.valueOf(value); // as little a number of anything
    }

    private ComponentOptions plus(String member, String source) {
        var more = new LinkedHashMap<>(members);
        more.put(member, source);
        return new ComponentOptions(more);
    }

    /** The annotation as Java source, with a space after it. */
    String annotation() {
        String all = members.entrySet().stream()
                .map(e -> e.getKey() + " = " + e.getValue())
                .collect(Collectors.joining(", ", "(", ")"));
        return "@org.brewline.engine.component.Component" + (members.isEmpty() ? "" : all) + " ";
    }
}
