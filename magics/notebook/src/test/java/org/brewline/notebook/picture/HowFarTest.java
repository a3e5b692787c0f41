package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.brewline.notebook.picture.HowFar.Unit;
import org.junit.jupiter.api.Test;

class HowFarTest {
    private static HowFar reading(long done, long total, Unit unit) {
        return new HowFar("reading", done, total, Duration.ofSeconds(4), unit);
    }

    @Test
    void longWorkTellsHowFastItIsAndHowLongItWillTake() {
        assertThat(reading(400, 1_000, Unit.THINGS).words()).isEqualTo("reading: 40 %, 400 of 1,000 · 100/s, 6 s left");
        assertThat(reading(800_000_000, 2_000_000_000, Unit.BYTES).words())
                .isEqualTo("reading: 40 %, 800 MB of 2 GB · 200 MB/s, 6 s left");
    }

    @Test
    void withoutAKnownEndItTellsWhatIsDone() {
        assertThat(reading(400, 0, Unit.THINGS).words()).isEqualTo("reading: 400 done · 100/s");
    }

    @Test
    void atTheEndItTellsHowLongItTook() {
        assertThat(reading(1_000, 1_000, Unit.THINGS).words()).isEqualTo("reading: done, 1,000 in 4.0 s");
    }

    @Test
    void itIsShownAsABarThatNeedsNoScript() {
        String html = (String) reading(400, 1_000, Unit.THINGS).bundle().data().get("text/html");
        assertThat(NotebookRules.textOf(html)).contains("400 of 1,000");
        assertThat(html).contains("width:96px");
    }
}
