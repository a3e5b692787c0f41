package org.brewline.engine.store;

import java.util.Optional;

/**
 * Which runs to list; the newest come first.
 *
 * <pre>{@code
 * store.runs(RunQuery.all().pipeline("penguins").state(RunState.FAILED).limit(20));
 * }</pre>
 *
 * @param before only runs that are older than this one: the last of the page before
 * @param limit at least 1
 */
public record RunQuery(Optional<String> pipeline, Optional<RunState> state, Optional<RunId> before, int limit) {
    public RunQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("limit (%s) must be positive".formatted(limit));
        }
    }

    /** Every run. */
    public static RunQuery all() {
        return new RunQuery(Optional.empty(), Optional.empty(), Optional.empty(), Integer.MAX_VALUE);
    }

    public RunQuery pipeline(String name) {
        return new RunQuery(Optional.of(name), state, before, limit);
    }

    public RunQuery state(RunState wanted) {
        return new RunQuery(pipeline, Optional.of(wanted), before, limit);
    }

    public RunQuery before(RunId run) {
        return new RunQuery(pipeline, state, Optional.of(run), limit);
    }

    public RunQuery limit(int most) {
        return new RunQuery(pipeline, state, before, most);
    }
}
