package org.brewline.engine.query;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which runs are asked for, in which order, and how many.
 *
 * <pre>{@code
 * Query query = Query.parse("pipeline = penguins and score.accuracy > 0.9 order by started desc limit 10");
 * store.find(query);
 * }</pre>
 *
 * @param text as it was written
 * @param where empty for every run
 * @param order the first is the strongest; empty for the newest first
 */
public record Query(String text, Optional<Condition> where, List<Order> order, OptionalInt limit) {
    public Query {
        order = List.copyOf(order);
    }

    /** By what runs are ordered. */
    public record Order(Field field, boolean descending) {}

    /** Every run, the newest first. */
    public static Query all() {
        return new Query("", Optional.empty(), List.of(), OptionalInt.empty());
    }

    /**
     * Reads a query; a blank one asks for every run.
     *
     * @throws QueryException if it can't be read: what was found, where, and what was expected
     */
    public static Query parse(String text) {
        return new QueryParser(text).parse();
    }

    /** The same with that limit unless it says one itself. */
    public Query limitedTo(int most) {
        return limit.isPresent() ? this : new Query(text, where, order, OptionalInt.of(most));
    }

    /** Whether a condition on that field is somewhere in it. */
    public boolean mentions(Field.Known field) {
        return where.map(condition -> condition.mentions(field)).orElse(false);
    }
}
