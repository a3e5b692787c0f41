package org.brewline.engine.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.pipeline.GenericStep;
import org.brewline.engine.pipeline.Pipeline;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the scheduler takes to decide, a step, for a chain of a thousand. In its package, as it is nobody else's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SchedulerDecisions {
    private static final int STEPS = 1_000;

    private final Pipeline chain = Pipeline.define("chain", Components.of(SchedulerDecisions.class), p -> {
        GenericStep newest = p.step("first").named("s0");
        for (int i = 1; i < STEPS; i++) {
            newest = p.step("following", List.of(newest)).named("s" + i);
        }
    });

    @Component
    static int first(@Default("0") int number) {
        return number;
    }

    @Component
    static int following(List<Integer> before) {
        return before.size();
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public int chain() {
        var scheduler = new Scheduler(chain, binding -> 1);
        Deque<Scheduler.Move> moves = new ArrayDeque<>(scheduler.begin());
        int started = 0;
        while (!moves.isEmpty()) {
            if (moves.remove() instanceof Scheduler.Move.Start start) {
                started++;
                moves.addAll(scheduler.ended(start.step(), Scheduler.End.SUCCEEDED));
            }
        }
        return started;
    }
}
