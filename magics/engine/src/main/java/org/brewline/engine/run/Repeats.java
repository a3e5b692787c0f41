package org.brewline.engine.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.StepEnd;

/** The repeated steps of one run: makes their items, keeps to their limits, tells how far they are. Used by one thread. */
final class Repeats {
    private final Pipeline pipeline;
    private final Map<String, StepNode> steps = new HashMap<>();
    private final Map<String, Integer> running = new HashMap<>();
    private final Map<String, ItemFailure> failures = new HashMap<>();
    /** What was told last of the steps that are under way. */
    private final Map<String, Optional<FanOuts.Advance>> told = new LinkedHashMap<>();

    /** The first failure among a step's items. */
    private record ItemFailure(String step, Failure failure) {}

    Repeats(Pipeline pipeline) {
        this.pipeline = pipeline;
        pipeline.steps().forEach(step -> steps.put(step.name(), step));
    }

    /** Whether the limit of its fan-out lets the step start now. */
    boolean mayStart(StepNode step) {
        int most = limits(step).parallel();
        return most == 0 || running.getOrDefault(step.role().fanOut(), 0) < most;
    }

    void started(StepNode step) {
        if (step.role().isRepeated()) {
            running.merge(step.role().fanOut(), 1, Integer::sum);
        }
    }

    void ended(StepNode step) {
        if (step.role().isRepeated()) {
            running.merge(step.role().fanOut(), -1, Integer::sum);
        }
    }

    boolean failsFast(StepNode step) {
        return limits(step).failFast();
    }

    private FanOut.Limits limits(StepNode step) {
        return pipeline.fanOut(step.role().fanOut()).map(FanOut::limits).orElse(FanOut.Limits.NONE);
    }

    void failed(StepNode step, Failure failure) {
        if (step.role().item() >= 0) {
            failures.putIfAbsent(step.configName(), new ItemFailure(step.name(), failure));
        }
    }

    /** Makes the steps for the items, and records them. */
    List<StepNode> items(FanOut fanOut, int count, RunScope scope) {
        var all = new ArrayList<StepNode>();
        Instant at = RunLoop.now();
        for (String name : fanOut.steps()) {
            StepNode step = java.util.Objects.requireNonNull(steps.get(name));
            List<StepNode> items = IntStream.range(0, count)
                    .mapToObj(i -> fanOut.forItem(step, i))
                    .toList();
            items.forEach(scope.values()::add);
            all.addAll(items);
            scope.events()
                    .post(
                            new RunEvent.ItemsKnown(scope.journal().run(), at, name, count),
                            scope.journal()
                                    .itemsAdded(
                                            name,
                                            items.stream().map(StepNode::name).toList()));
            scope.events()
                    .post(
                            new RunEvent.StepStarted(scope.journal().run(), at, name, 1),
                            scope.journal().stepStarted(name, 1, at));
            told.put(name, Optional.empty());
        }
        return all;
    }

    /** Tells what changed since it was told last. */
    void tell(Scheduler scheduler, RunScope scope) {
        for (String step : List.copyOf(told.keySet())) {
            if (scheduler.hasEnded(step)) {
                told.remove(step);
            } else {
                tell(step, scheduler.advance(step), scope);
            }
        }
    }

    private void tell(String step, FanOuts.Advance advance, RunScope scope) {
        Optional<FanOuts.Advance> now = Optional.of(advance);
        if (!now.equals(told.put(step, now))) {
            Instant at = RunLoop.now();
            scope.events()
                    .post(
                            new RunEvent.StepProgressed(
                                    scope.journal().run(),
                                    at,
                                    step,
                                    advance.done(),
                                    advance.total(),
                                    advance.message()),
                            scope.journal().progressed(step, advance.done(), advance.total(), advance.message(), at));
        }
    }

    /** Records the end of a repeated step as a whole. */
    void finish(Scheduler.Move.Finish finish, RunScope scope) {
        String step = finish.step();
        tell(step, finish.advance(), scope);
        told.remove(step);
        Instant at = RunLoop.now();
        ItemFailure first = failures.get(step);
        if (finish.end() == Scheduler.End.FAILED && first != null) {
            Failure failure = together(first, finish.advance());
            scope.events()
                    .post(
                            new RunEvent.StepFailed(scope.journal().run(), at, step, failure),
                            scope.journal().stepFailed(step, at, List.of(), failure));
        } else {
            scope.values().put(step, List.of(), Map.of());
            scope.events()
                    .post(
                            new RunEvent.StepFinished(scope.journal().run(), at, step, List.of(), Optional.empty()),
                            scope.journal()
                                    .stepFinished(new StepEnd(
                                            step, at, List.of(), List.of(), Optional.empty(), Optional.empty())));
        }
    }

    private static Failure together(ItemFailure first, FanOuts.Advance advance) {
        Failure failure = first.failure();
        return new Failure(
                failure.exception(),
                "%s: %s (%s)".formatted(first.step(), failure.message(), advance.message()),
                failure.frames(),
                failure.causes(),
                failure.fullTrace());
    }
}
