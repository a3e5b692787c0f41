package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.brewline.engine.component.Resources;
import org.junit.jupiter.api.Test;

/** Who is next on a machine with four processors. */
class ReadyStepsTest {
    private long now;
    private final ReadySteps ready = new ReadySteps(() -> now);
    private final Shares shares = new Shares(cpu(4));

    private static Resources cpu(double processors) {
        return new Resources(processors, 0, 0, "");
    }

    private String next() {
        ReadySteps.Waiting next = ready.poll(shares);
        if (next == null) {
            return "none";
        }
        shares.take(next.needs());
        return next.step();
    }

    @Test
    void theLongestWayComesFirstThenTheOrder() {
        ready.add("short", 1, 1, Resources.NONE);
        ready.add("long", 1, 5, Resources.NONE);
        ready.add("needy", 1, 3, cpu(1));
        ready.add("short too", 1, 1, Resources.NONE);

        assertThat(next()).isEqualTo("long");
        assertThat(next()).isEqualTo("needy");
        assertThat(next()).isEqualTo("short");
        assertThat(next()).isEqualTo("short too");
        assertThat(next()).isEqualTo("none");
    }

    @Test
    void aLargeStepIsNotStarvedBySmallOnes() {
        ready.add("large", 1, 2, cpu(3));
        ready.add("larger", 1, 2, cpu(4));
        ready.add("small", 1, 1, cpu(1));
        ready.add("any", 1, 1, Resources.NONE);

        assertThat(next()).isEqualTo("large");
        assertThat(next()).isEqualTo("any");
        assertThat(next()).isEqualTo("none");
        shares.giveBack(cpu(3));
        assertThat(next()).isEqualTo("larger");
        assertThat(next()).isEqualTo("none");
        shares.giveBack(cpu(4));
        assertThat(next()).isEqualTo("small");
    }

    @Test
    void aStepThatPausesComesWhenItsTimeIsThere() {
        ready.addAfter(Duration.ofMillis(50), "again", 2, 1, Resources.NONE);

        assertThat(next()).isEqualTo("none");
        assertThat(ready.pausing()).containsExactly("again");
        assertThat(ready.millisToNext(100)).isEqualTo(51);
        now = 50_000_000;
        assertThat(ready.millisToNext(100)).isEqualTo(1);
        assertThat(next()).isEqualTo("again");
        assertThat(ready.millisToNext(100)).isEqualTo(100);
    }
}
