package org.brewline.engine.store;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes run IDs: milliseconds since 1970, then random bits. Each is greater than the one before, also when two come in
 * one millisecond and when the clock goes backwards. Safe for many threads.
 */
public final class RunIds {
    private static final long RANDOM_HIGH = 0xfffL;
    private static final long RANDOM_LOW = 0x3fff_ffff_ffff_ffffL;

    private final Clock clock;
    private final RandomGenerator random;
    private long millis = -1;
    private long high;
    private long low;

    public RunIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public synchronized RunId next() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            // The topmost random bit is left 0: room to count up within the millisecond.
            high = random.nextLong() & (RANDOM_HIGH >> 1);
            low = random.nextLong() & RANDOM_LOW;
        } else {
            countUp();
        }
        return new RunId(new UUID(millis << 16 | 0x7000L | high, 0x8000_0000_0000_0000L | low));
    }

    private void countUp() {
        low = (low + 1 + (random.nextInt() & 0xffff)) & RANDOM_LOW;
        if (low <= 0xffff) {
            high = (high + 1) & RANDOM_HIGH;
            if (high == 0) {
                millis++;
            }
        }
    }
}
