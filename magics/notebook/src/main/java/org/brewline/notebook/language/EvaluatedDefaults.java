package org.brewline.notebook.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.brewline.kernel.source.OriginSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the session's Java leaves the values of defaults. A default is evaluated as the start value of a variable of
 * the parameter's own type, so that javac judges it as it judges any assignment; then it is put here, and taken by
 * whoever defines the component.
 */
public final class EvaluatedDefaults {
    private static final Map<Integer, Optional<Object>> VALUES = new ConcurrentHashMap<>();

    private EvaluatedDefaults() {}

    /** Called by generated code only. */
    public static void put(int parameter, @Nullable Object value) {
        VALUES.put(parameter, Optional.ofNullable(value));
    }

    /** The value that was put for the parameter at that offset; it is forgotten here. */
    public static Optional<Object> take(int parameter) {
        Optional<Object> value = VALUES.remove(parameter);
        return value == null ? Optional.empty() : value;
    }

    /** A default that is a plain literal, as the value that it is. */
    public static Optional<Object> literal(Formal formal) {
        return formal.defaultExpression().flatMap(e -> Literal.value(formal.type(), e.text()));
    }

    /** Whether any of the defaults is more than a literal. */
    public static boolean areNeeded(List<Formal> formals) {
        return formals.stream().anyMatch(EvaluatedDefaults::isNeeded);
    }

    private static boolean isNeeded(Formal formal) {
        return formal.defaultExpression().isPresent() && literal(formal).isEmpty();
    }

    /** Java that evaluates the defaults that are more than literals, and puts them here. */
    public static OriginSource evaluation(String cell, List<Formal> formals) {
        var source = OriginSource.builder();
        formals.stream().filter(EvaluatedDefaults::isNeeded).forEach(f -> append(source, cell, f));
        return source.build();
    }

    private static void append(OriginSource.Builder source, String cell, Formal formal) {
        formal.defaultExpression()
                .ifPresent(expression -> source.generated("{ ")
                        .user(cell, formal.start(), formal.end())
                        .generated(" = ")
                        .user(cell, expression.start(), expression.end())
                        .generated("; org.brewline.notebook.language.EvaluatedDefaults.put(%d, %s); }%n"
                                .formatted(formal.start(), formal.name())));
    }

    /** The same without a trace, for completion inside the default. */
    static void sketch(OriginSource.Builder source, String cell, Formal formal) {
        formal.defaultExpression()
                .ifPresent(expression -> source.generated("{ " + cell.substring(formal.start(), formal.end()) + " = ")
                        .user(cell, expression.start(), expression.end())
                        .generated("; }\n"));
    }
}
