package org.brewline.engine.run;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.brewline.engine.component.Resources;
import org.brewline.engine.pipeline.StepNode;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a run that run, and those that could: no more at once than the run, the machine and the limit of a
 * fan-out allow. Used by the run's own thread.
 */
final class RunningSteps {
    private final int most;
    private final Shares shares;
    private final Repeats repeats;
    private final ReadySteps ready = new ReadySteps(System::nanoTime);
    private final Map<String, StepAttempt> running = new HashMap<>();
    /** What could start but for the limit of its fan-out. */
    private final Map<String, Deque<ReadySteps.Waiting>> held = new HashMap<>();

    /** @param most how many may run at once */
    RunningSteps(int most, Resources machine, Repeats repeats) {
        this.most = most;
        this.shares = new Shares(machine);
        this.repeats = repeats;
    }

    /** Those that could start. */
    ReadySteps ready() {
        return ready;
    }

    /** The next that may start; null if none may. */
    ReadySteps.@Nullable Waiting next() {
        return running.size() < most ? ready.poll(shares) : null;
    }

    /** Whether the limit of its fan-out lets the step start now; if not, it is kept until another item has ended. */
    boolean mayStart(StepNode step, ReadySteps.Waiting waiting) {
        boolean may = repeats.mayStart(step);
        if (!may) {
            held.computeIfAbsent(step.role().fanOut(), f -> new ArrayDeque<>()).add(waiting);
        }
        return may;
    }

    void started(StepAttempt attempt, Resources needs) {
        repeats.started(attempt.step());
        running.put(attempt.step().name(), attempt);
        shares.take(needs);
    }

    /** The step does not run any longer, or did not run. */
    void ended(StepNode step) {
        if (running.remove(step.name()) == null) {
            return;
        }
        shares.giveBack(step.component().resources());
        repeats.ended(step);
        Deque<ReadySteps.Waiting> waiting = held.get(step.role().fanOut());
        if (waiting != null && !waiting.isEmpty()) {
            ready.add(waiting.remove());
        }
    }

    /** The attempt that runs; null if the step does not. */
    @Nullable
    StepAttempt attempt(String step) {
        return running.get(step);
    }

    /** All that run now. */
    Collection<StepAttempt> all() {
        return List.copyOf(running.values());
    }

    /** Forgets what could start. */
    void forget(Predicate<String> which) {
        ready.removeIf(waiting -> which.test(waiting.step()));
        held.clear();
    }
}
