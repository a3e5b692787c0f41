package org.brewline.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class StopTokenTest {
    @Test
    void codeThatNeverWaitsEndsWhenItsTokenStops() throws InterruptedException {
        var token = new StopToken();
        var begun = new CountDownLatch(1);
        Thread thread = token.newThread("loop", () -> {
            begun.countDown();
            while (true) {
                StopToken.check();
            }
        });
        thread.setUncaughtExceptionHandler((t, e) -> {});
        thread.start();
        begun.await();
        token.stop();
        thread.join();
        assertThat(token.isStopped()).isTrue();
    }

    @Test
    void aTokenMadeUnderAnotherStopsWithIt() {
        var outer = new StopToken();
        try (var scope = outer.enter()) {
            var inner = new StopToken();
            outer.stop();
            assertThat(inner.isStopped()).isTrue();
        }
    }

    @Test
    void stoppingOneTokenLeavesAnotherAlone() {
        var one = new StopToken();
        var other = new StopToken();
        one.stop();
        try (var scope = other.enter()) {
            StopToken.check();
        }
        assertThat(other.isStopped()).isFalse();
    }

    @Test
    void workThatBeginsAfterAnInterruptIsNotInterrupted() {
        var outer = new StopToken();
        try (var scope = outer.enter()) {
            outer.stop();
            assertThat(new StopToken().isStopped()).isFalse();
        }
    }
}
