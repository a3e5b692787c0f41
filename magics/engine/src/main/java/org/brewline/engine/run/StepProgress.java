package org.brewline.engine.run;

import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import org.brewline.engine.component.Progress;

/** How far a step is, as last told. Safe for many threads. */
public final class StepProgress implements Progress {
    private volatile State state = new State(0, 0, "");
    private State told = state;

    /** One moment's progress. */
    public record State(long done, long total, String message) {
        /** As equals, which a JVM makes of a record when it is first called: a step's JVM would wait for it. */
        boolean isSameAs(State other) {
            return done == other.done && total == other.total && message.equals(other.message);
        }
    }

    void set(long done, long total, String message) {
        state = new State(done, total, message);
    }

    @Override
    public void update(long done, long total) {
        state = new State(done, total, state.message());
    }

    @Override
    public void message(String message) {
        state = new State(state.done(), state.total(), message);
    }

    @Override
    public <T> Iterable<T> of(Iterable<T> elements) {
        long total = elements instanceof Collection<?> known ? known.size() : 0;
        return () -> new Counted<>(elements.iterator(), total);
    }

    /** Counts an element as done when the next one is asked for. */
    private final class Counted<T> implements Iterator<T> {
        private final Iterator<T> elements;
        private final long total;
        private long taken;

        Counted(Iterator<T> elements, long total) {
            this.elements = elements;
            this.total = total;
        }

        @Override
        public boolean hasNext() {
            boolean more = elements.hasNext();
            update(taken, total);
            return more;
        }

        @Override
        public T next() {
            T element = elements.next();
            taken++;
            return element;
        }
    }

    /** The progress, if it changed since this was last asked. For one thread at a time. */
    public synchronized Optional<State> takeChanged() {
        State now = state;
        boolean changed = !now.isSameAs(told);
        told = now;
        return changed ? Optional.of(now) : Optional.empty();
    }
}
