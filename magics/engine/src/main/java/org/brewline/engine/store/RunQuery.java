package org.brewline.engine.store;

import java.util.Optional;

/**
 * Which runs to list; the newest come first unless an order is given. A value: {@link Runs} asks a store.
 *
 * <pre>{@code
 * store.runs(RunQuery.all().pipeline("penguins").state(RunState.FAILED).limit(20));
 * }</pre>
 *
 * @param order if not the newest first
 * @param before only runs that are older than this one: the last of the page before
 * @param skip how many of the first to leave out
 * @param limit at least 1
 */
public record RunQuery(RunFilter filter, Optional<RunOrder> order, Optional<RunId> before, int skip, int limit) {
    public RunQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("limit (%s) must be positive".formatted(limit));
        }
        if (skip < 0) {
            throw new IllegalArgumentException("skip (%s) must not be negative".formatted(skip));
        }
    }

    /** Every run. */
    public static RunQuery all() {
        return new RunQuery(RunFilter.always(), Optional.empty(), Optional.empty(), 0, Integer.MAX_VALUE);
    }

    /** Of these only the runs that meet the condition. */
    public RunQuery where(RunFilter condition) {
        return new RunQuery(filter.and(condition), order, before, skip, limit);
    }

    public RunQuery pipeline(String name) {
        return where(RunField.pipeline().is(name));
    }

    public RunQuery state(RunState wanted) {
        return where(RunField.state().is(wanted));
    }

    public RunQuery orderBy(RunOrder wanted) {
        return new RunQuery(filter, Optional.of(wanted), before, skip, limit);
    }

    public RunQuery before(RunId run) {
        return new RunQuery(filter, order, Optional.of(run), skip, limit);
    }

    public RunQuery skip(int runs) {
        return new RunQuery(filter, order, before, runs, limit);
    }

    public RunQuery limit(int most) {
        return new RunQuery(filter, order, before, skip, most);
    }
}
