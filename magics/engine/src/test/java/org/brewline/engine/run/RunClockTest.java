package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.brewline.engine.testing.SetClock;
import org.junit.jupiter.api.Test;

/** Whatever becomes of the machine's clock, what runs tell comes one after the other. */
class RunClockTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");

    private final SetClock machine = new SetClock(NOON);
    private final RunClock clock = new RunClock(machine);

    @Test
    void nothingEndsBeforeItBeganWhenTheClockIsSetBack() {
        Instant began = clock.now();
        machine.set(NOON.minus(Duration.ofHours(1)));

        assertThat(clock.now()).isEqualTo(began);
        machine.set(NOON.plusSeconds(1));
        assertThat(clock.now()).isEqualTo(began.plusSeconds(1));
    }

    @Test
    void aTimeIsToldAsExactlyAsTheStoreKeepsIt() {
        assertThat(clock.now()).isEqualTo(Instant.parse("2026-01-01T12:00:00.123Z"));
    }
}
