package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunIdsTest {
    private final AtomicLong millis = new AtomicLong(1_700_000_000_000L);
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
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
                millis.addAndGet(i % 2_000 == 0 ? -5_000 : 3_000);
            }
            made.add(ids.next());
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }
}
