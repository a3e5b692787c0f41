package org.brewline.engine.run;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Boxed numbers widened to what a parameter declares, as Java does it for unboxed ones. */
public final class Numbers {
    private Numbers() {}

    /** The value, or the number as the declared type has it. */
    public static @Nullable Object widened(@Nullable Object value, Class<?> declared) {
        if (!(value instanceof Number number) || declared.isInstance(value)) {
            return value;
        }
        return conversion(declared).map(c -> c.apply(number)).orElse(value);
    }

    private static Optional<Function<Number, Object>> conversion(Class<?> declared) {
        if (declared == Double.class || declared == double.class) {
            return Optional.of(Number::doubleValue);
        }
        if (declared == Long.class || declared == long.class) {
            return Optional.of(Number::longValue);
        }
        return declared == Float.class || declared == float.class ? Optional.of(Number::floatValue) : Optional.empty();
    }
}
