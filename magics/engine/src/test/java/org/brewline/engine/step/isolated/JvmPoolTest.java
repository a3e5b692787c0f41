package org.brewline.engine.step.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** JVMs that wait for steps. */
class JvmPoolTest {
    private static final JvmSpec ANY = new JvmSpec(JvmProcesses.ownClassPath(), 0, 0, 0);
    private static final JvmSpec SMALL = new JvmSpec(JvmProcesses.ownClassPath(), 64 << 20, 1, 0);

    private static List<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).toList();
    }

    @Test
    void oneThatWaitsIsTaken() throws Exception {
        try (var pool = new JvmPool(1)) {
            pool.prepare(ANY).get();
            List<Long> waiting = children();

            StepJvm taken = pool.take(ANY);

            assertThat(waiting).contains(taken.pid());
            taken.dismiss();
        }
    }

    @Test
    void oneOfAnotherKindIsNot() throws Exception {
        try (var pool = new JvmPool(1)) {
            pool.prepare(ANY).get();
            List<Long> waiting = children();

            StepJvm taken = pool.take(SMALL);

            assertThat(waiting).doesNotContain(taken.pid());
            taken.dismiss();
        }
    }

    @Test
    void noneIsLeftWhenItIsClosed() throws Exception {
        StepJvm jvm;
        try (var pool = new JvmPool(1)) {
            pool.prepare(ANY).get();
            jvm = pool.take(ANY);
            jvm.dismiss();
        }

        ProcessHandle.of(jvm.pid())
                .ifPresent(p -> p.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        assertThat(jvm.isAlive()).isFalse();
    }

    @Test
    void memoryBesideTheHeapIsAQuarterButNotLittle() {
        assertThat(SMALL.mostMemory()).isEqualTo((64L + 256) << 20);
        assertThat(new JvmSpec(List.of(), 8L << 30, 0, 0).mostMemory()).isEqualTo(10L << 30);
        assertThat(ANY.mostMemory()).isZero();
    }
}
