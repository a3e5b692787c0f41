package org.brewline.engine.store;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A condition on runs; {@link RunField} makes them. */
public sealed interface RunFilter {
    /** How a field is compared. */
    enum Test {
        IS,
        IS_NOT,
        AT_LEAST,
        AT_MOST,
        OVER,
        UNDER,
        LIKE,
        KNOWN
    }

    /**
     * A field compared with a value.
     *
     * @param value a text, number, state, time or duration; null if the test takes none
     */
    record Comparison(
            RunField<?> field, Test test, @Nullable Object value) implements RunFilter {}

    /** Every one of them; of none, always. */
    record All(List<RunFilter> filters) implements RunFilter {
        public All {
            filters = List.copyOf(filters);
        }
    }

    /** At least one of them; of none, never. */
    record Any(List<RunFilter> filters) implements RunFilter {
        public Any {
            filters = List.copyOf(filters);
        }
    }

    /** What the other one does not let through. */
    record Not(RunFilter filter) implements RunFilter {}

    /** Every run. */
    static RunFilter always() {
        return new All(List.of());
    }

    default RunFilter and(RunFilter other) {
        return this instanceof All all
                ? new All(
                        Stream.concat(all.filters().stream(), Stream.of(other)).toList())
                : new All(List.of(this, other));
    }

    default RunFilter or(RunFilter other) {
        return new Any(List.of(this, other));
    }

    static RunFilter not(RunFilter filter) {
        return new Not(filter);
    }
}
