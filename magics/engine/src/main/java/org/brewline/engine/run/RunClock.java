package org.brewline.engine.run;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time as runs tell it: the machine's clock in the store's milliseconds, but never earlier than told before. So
 * when somebody sets the clock back, or a server of time does, nothing ends before it began. Safe for many threads.
 */
final class RunClock {
    private static final RunClock HERE = new RunClock(Clock.systemUTC());

    private final Clock clock;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);

    RunClock(Clock clock) {
        this.clock = clock;
    }

    /** That of this process. */
    static RunClock here() {
        return HERE;
    }

    Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return last.accumulateAndGet(now, (before, next) -> next.isBefore(before) ? before : next);
    }
}
