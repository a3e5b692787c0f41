package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void durationsHaveTheUnitThatFits() {
        assertThat(Wording.duration(Duration.ofMillis(48))).isEqualTo("48 ms");
        assertThat(Wording.duration(Duration.ofMillis(59_990))).isEqualTo("59.9 s");
        assertThat(Wording.duration(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
        assertThat(Wording.duration(Duration.ofMinutes(64))).isEqualTo("1 h 4 min");
        assertThat(Wording.duration(Duration.ofSeconds(-1))).isEqualTo("0 ms");
    }

    @Test
    void sizesHaveThreeDigits() {
        assertThat(Wording.bytes(1)).isEqualTo("1 byte");
        assertThat(Wording.bytes(999)).isEqualTo("999 bytes");
        assertThat(Wording.bytes(15_732)).isEqualTo("15.7 KB");
        assertThat(Wording.bytes(999_900)).isEqualTo("1 MB");
        assertThat(Wording.bytes(48_213_000_000L)).isEqualTo("48.2 GB");
    }

    @Test
    void numbersHaveFourDigitsAndNoNoise() {
        assertThat(Wording.number(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Wording.number(98.76543)).isEqualTo("98.77");
        assertThat(Wording.number(30)).isEqualTo("30");
        assertThat(Wording.number(1.5e-7)).isEqualTo("1.500e-07");
        assertThat(Wording.number(Double.NaN)).isEqualTo("NaN");
        assertThat(Wording.number(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
    }

    @Test
    void whatTurnsTheWritingDirectionIsNamed() {
        assertThat(Html.visible("a\u202Eb")).isEqualTo("a‹U+202E›b");
        assertThat(Html.visible("esc \u001B[0m")).isEqualTo("esc ␛[0m");
        assertThat(Html.escape("<a href='x'>&\"")).isEqualTo("&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
        assertThat(Html.visible("naïve 企鹅 🐧 and שלום")).isEqualTo("naïve 企鹅 🐧 and שלום");
    }

    @Test
    void briefTextIsOneLineAndCutAtWholeCharacters() {
        assertThat(Html.brief("a\n b\tc", 10)).isEqualTo("a b c");
        assertThat(Html.brief("🐧🐧🐧🐧", 3)).isEqualTo("🐧🐧…");
    }

    @Test
    void axesHaveRoundValues() {
        assertThat(Ticks.rounded(0.13, 0.94, 0, 100, 5).values(5)).first().isEqualTo(0.0);
        assertThat(Ticks.rounded(1e-4, 10, 0, 100, 5).logarithmic()).isTrue();
        assertThat(Ticks.rounded(3, 3, 0, 100, 5).pixel(3)).isEqualTo(50);
    }
}
