package org.brewline.engine.run;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.brewline.engine.component.Resources;
import org.jspecify.annotations.Nullable;

/**
 * The steps that could start: the one with the longest way behind it first. One that needs a share of the machine waits
 * for it, and holds back others that need one, so that small steps don't starve a large one; those that need none pass.
 * A step that is to be tried again waits for its time. Used by one thread.
 */
final class ReadySteps {
    private static final Comparator<Waiting> ORDER =
            Comparator.<Waiting, Integer>comparing(Waiting::rank).reversed().thenComparing(Waiting::position);

    private final PriorityQueue<Waiting> free = new PriorityQueue<>(ORDER);
    private final PriorityQueue<Waiting> needy = new PriorityQueue<>(ORDER);
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparingLong(Later::due));
    private final LongSupplier nanos;
    private int positions;

    /** @param nanos a clock of which only differences mean something */
    ReadySteps(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A step before its next attempt. */
    record Waiting(String step, int attempt, int rank, int position, Resources needs) {}

    private record Later(Waiting waiting, long due) {}

    void add(String step, int attempt, int rank, Resources needs) {
        add(new Waiting(step, attempt, rank, positions++, needs));
    }

    void add(Waiting waiting) {
        (waiting.needs().areCounted() ? needy : free).add(waiting);
    }

    void addAfter(Duration pause, String step, int attempt, int rank, Resources needs) {
        later.add(new Later(new Waiting(step, attempt, rank, positions++, needs), nanos.getAsLong() + pause.toNanos()));
    }

    /** The next to start with what is left of the machine; null if none can. */
    @Nullable
    Waiting poll(Shares shares) {
        long now = nanos.getAsLong();
        for (Later next = later.peek(); next != null && next.due() - now <= 0; next = later.peek()) {
            add(later.remove().waiting());
        }
        Waiting first = needy.peek();
        boolean fits = first != null && shares.fit(first.needs());
        Waiting other = free.peek();
        if (fits && (other == null || ORDER.compare(first, other) < 0)) {
            return needy.poll();
        }
        return free.poll();
    }

    /** How long to wait for the next attempt whose time comes, in milliseconds, at most so long. */
    long millisToNext(long most) {
        Later next = later.peek();
        return next == null ? most : Math.max(0, Math.min(most, (next.due() - nanos.getAsLong()) / 1_000_000 + 1));
    }

    /** The steps that wait for the time of their next attempt. */
    List<String> pausing() {
        return later.stream().map(l -> l.waiting().step()).toList();
    }

    void removeIf(Predicate<Waiting> which) {
        free.removeIf(which);
        needy.removeIf(which);
        later.removeIf(next -> which.test(next.waiting()));
    }
}
