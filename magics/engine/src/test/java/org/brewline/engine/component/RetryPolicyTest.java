package org.brewline.engine.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.brewline.engine.config.ProblemsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private static final RetryPolicy POLICY = new RetryPolicy(
            3,
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            List.of("IOException", "java.util.concurrent.TimeoutException"));

    @Test
    void anExceptionIsCoveredByItsNameOrThatOfASuperclass() {
        assertThat(POLICY.covers(new IOException())).isTrue();
        assertThat(POLICY.covers(new FileNotFoundException())).isTrue();
        assertThat(POLICY.covers(new TimeoutException())).isTrue();
        assertThat(POLICY.covers(new IllegalStateException())).isFalse();
        assertThat(RetryPolicy.times(1).covers(new StackOverflowError())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1000", "1, 0.5, 1500", "2, 0, 2000", "3, 0, 4000", "4, 0, 5000", "40, 0.999999, 10000"})
    void thePauseDoublesUpToALimitAndIsHalfChance(int failed, double chance, long millis) {
        assertThat(POLICY.pause(failed, chance)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void withoutBackoffThereIsNoPause() {
        assertThat(RetryPolicy.times(3).pause(3, 0.9)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"512m, 536870912", "4g, 4294967296", "1.5GiB, 1610612736", "100, 100", "2 kb, 2048"})
    void aSizeIsReadWithItsUnit(String text, long bytes) {
        assertThat(Resources.bytes(text)).isEqualTo(bytes);
    }

    @Test
    void whatIsNoSizeIsQuoted() {
        assertThatThrownBy(() -> Resources.bytes("4 elephants"))
                .hasMessage("\"4 elephants\" is no size; write it as 512m, 4g or 1.5g");
        assertThatThrownBy(() -> Resources.bytes("99999999999t")).hasMessageContaining("more than any machine has");
    }

    /** What can't be meant. */
    static final class Wrong {
        @Component(retries = 2, retryOn = "not a name", backoff = "soon", memory = "much", cpu = -1)
        static int all() {
            return 1;
        }

        @Component(backoff = "2s")
        static int never() {
            return 1;
        }
    }

    @Test
    void everythingThatCantBeMeantIsSaidAtOnce() {
        assertThatThrownBy(() -> Components.of(Wrong.class))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("all is to be tried again on \"not a name\", which is no class")
                .hasMessageContaining("the backoff of all")
                .hasMessageContaining("all has cpu -1.0")
                .hasMessageContaining("never says how it is tried again, but not how often");
    }
}
