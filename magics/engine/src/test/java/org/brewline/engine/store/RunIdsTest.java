package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.brewline.engine.testing.SetClock;
import org.junit.jupiter.api.Test;

class RunIdsTest {
    private final SetClock clock = new SetClock(Instant.ofEpochMilli(1_700_000_000_000L));
    private final RunIds ids = new RunIds(clock, new Random(1));

    @Test
    void anIdBeginsWithTheTime() {
        assertThat(ids.next().toString()).startsWith("018bcfe5-6800-7");
    }

    @Test
    void idsGrowWithinAMillisecondAndWhenTheClockGoesBackwards() {
        List<RunId> made = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            if (i % 1_000 == 0) {
                clock.set(clock.instant().plusMillis(i % 2_000 == 0 ? -5_000 : 3_000));
            }
            made.add(ids.next());
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }
}
