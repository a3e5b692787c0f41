package org.brewline.engine.store;

import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The runs of a store.
 *
 * <pre>{@code
 * Optional<RunRecord> best = store.runs().query()
 *         .pipeline("penguins")
 *         .state(RunState.SUCCEEDED)
 *         .where(RunField.config("trainSvc.kernel").is("rbf"))
 *         .orderBy(RunField.metric("accuracy").descending())
 *         .first();
 * }</pre>
 *
 * Safe for many threads.
 */
public final class Runs {
    private static final int PAGE = 100;

    private final Store store;

    Runs(Store store) {
        this.store = store;
    }

    /** All of them, to be narrowed down. */
    public Query query() {
        return new Query(RunQuery.all());
    }

    /** Those that a query made elsewhere asks for. */
    public Query query(RunQuery asked) {
        return new Query(asked);
    }

    /** A question about the store's runs. Its methods leave it as it is and return another one. */
    public final class Query {
        private final RunQuery asked;

        private Query(RunQuery asked) {
            this.asked = asked;
        }

        public Query pipeline(String name) {
            return new Query(asked.pipeline(name));
        }

        /** In one of these states. */
        public Query state(RunState... wanted) {
            return where(RunField.state().among(wanted));
        }

        /** Only those that meet this condition too. */
        public Query where(RunFilter condition) {
            return new Query(asked.where(condition));
        }

        /** Without it, the newest come first. */
        public Query orderBy(RunOrder order) {
            return new Query(asked.orderBy(order));
        }

        /** Only runs older than this one. */
        public Query before(RunId run) {
            return new Query(asked.before(run));
        }

        public Query skip(int runs) {
            return new Query(asked.skip(runs));
        }

        public Query limit(int most) {
            return new Query(asked.limit(most));
        }

        public List<RunRecord> list() {
            return store.runs(asked);
        }

        public Optional<RunRecord> first() {
            return limit(1).list().stream().findFirst();
        }

        /** How many there are; a limit does not count. */
        public long count() {
            return store.count(asked);
        }

        /** The runs one after the other, read in pages as they are needed; runs that begin meanwhile are not among them. */
        public Stream<RunRecord> stream() {
            if (asked.order().isPresent()) {
                return list().stream();
            }
            return StreamSupport.stream(new Pages(asked), false);
        }
    }

    private final class Pages extends Spliterators.AbstractSpliterator<RunRecord> {
        private RunQuery rest;
        private List<RunRecord> page = List.of();
        private int at;
        private int left;

        Pages(RunQuery asked) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            rest = asked;
            left = asked.limit();
        }

        @Override
        public boolean tryAdvance(Consumer<? super RunRecord> action) {
            if (at == page.size()) {
                page = left == 0 ? List.of() : store.runs(rest.limit(Math.min(PAGE, left)));
                at = 0;
                if (page.isEmpty()) {
                    return false;
                }
                left -= page.size();
                rest = rest.skip(0).before(page.get(page.size() - 1).id());
            }
            action.accept(page.get(at++));
            return true;
        }
    }
}
