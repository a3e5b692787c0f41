package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever becomes of the machine's clock, what runs tell comes one after the other. */
class RunClockTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");

    /** A clock that shows these times, one after the other. */
    private static Clock showing(Instant... times) {
        Deque<Instant> left = new ArrayDeque<>(List.of(times));
        return new Clock() {
            @Override
            public Instant instant() {
                return left.remove();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Test
    void nothingEndsBeforeItBeganWhenTheClockIsSetBack() {
        var clock = new RunClock(showing(NOON, NOON.minus(Duration.ofHours(1)), NOON.plusSeconds(1)));
        Instant began = clock.now();
        Instant ended = clock.now();

        assertThat(ended).isEqualTo(began);
        assertThat(clock.now()).isEqualTo(began.plusSeconds(1));
    }

    @Test
    void aTimeIsToldAsExactlyAsTheStoreKeepsIt() {
        assertThat(new RunClock(showing(NOON)).now()).isEqualTo(Instant.parse("2026-01-01T12:00:00.123Z"));
    }
}
