package org.brewline.engine.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;
import org.jspecify.annotations.Nullable;

/**
 * Decides which steps come next: told what ended, it says what may start and what is skipped and why. It starts
 * nothing, waits for nothing and knows no time. Used by one thread.
 */
final class Scheduler {
    private final Map<String, StepNode> steps = new HashMap<>();
    private final Map<String, List<String>> followers = new HashMap<>();
    private final Map<String, Integer> waitingFor = new HashMap<>();
    private final Ranks ranks;
    private final Map<String, End> ended = new HashMap<>();
    private int endedSteps;
    /** Steps that have not ended, but for those at the end of the run. */
    private int openBeforeExit;

    private boolean exiting;
    private final List<String> order = new ArrayList<>();
    private final FanOuts fanOuts;
    private final Conditions conditions;

    /** How a step ended. */
    enum End {
        SUCCEEDED("finished", "done"),
        FAILED("failed", "failed"),
        SKIPPED("was skipped", "skipped"),
        CANCELLED("was cancelled", "cancelled");

        private final String verb;
        private final String word;

        End(String verb, String word) {
            this.verb = verb;
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** What happens next to a step. */
    sealed interface Move {
        /** Everything that it takes is there. */
        record Start(String step) implements Move {}

        /** It will not run. */
        record Skip(String step, String reason) implements Move {}

        /** Its condition can't be decided. */
        record Fail(String step, RuntimeException cause) implements Move {}

        /** The list of these steps is there: {@link #expand} them. */
        record Expand(FanOut fanOut) implements Move {}

        /** A repeated step has ended for all items. */
        record Finish(String step, End end, FanOuts.Advance advance) implements Move {}
    }

    /** @param values what conditions read; asked only for outputs of steps that succeeded */
    Scheduler(Pipeline pipeline, Function<Binding, @Nullable Object> values) {
        this.conditions = new Conditions(values);
        this.fanOuts = new FanOuts(pipeline);
        this.ranks = new Ranks(pipeline);
        for (StepNode step : pipeline.steps()) {
            steps.put(step.name(), step);
            openBeforeExit += step.role().atExit() ? 0 : 1;
            if (!step.role().isRepeated()) {
                order.add(step.name());
                waitFor(step.name(), Bindings.predecessors(step));
            }
        }
        for (FanOut fanOut : fanOuts.all()) {
            order.add(listOf(fanOut));
            waitFor(listOf(fanOut), Bindings.predecessors(fanOut));
        }
    }

    /** What stands among the steps for a fan-out until its list is there; no step can be called so. */
    private static String listOf(FanOut fanOut) {
        return "the list of " + fanOut.name();
    }

    private void waitFor(String name, Set<String> before) {
        int open = 0;
        for (String predecessor : before) {
            if (!ended.containsKey(predecessor)) {
                followers.computeIfAbsent(predecessor, k -> new ArrayList<>()).add(name);
                open++;
            }
        }
        waitingFor.put(name, open);
    }

    /** How many steps the longest chain has that begins with this one; the higher, the sooner it should start. */
    int rank(String step) {
        return ranks.of(node(step).configName());
    }

    boolean isDone() {
        return endedSteps == steps.size();
    }

    boolean hasEnded(String step) {
        return ended.containsKey(step);
    }

    /** The steps that have not ended: first those that run once or are for one item. */
    List<StepNode> open() {
        return steps.values().stream()
                .filter(step -> !ended.containsKey(step.name()))
                .sorted(Comparator.comparing((StepNode step) ->
                                step.role().isRepeated() && step.role().item() < 0)
                        .thenComparing(StepNode::name))
                .toList();
    }

    /** Ends a step from outside; nothing follows from it. */
    void cancelled(String step) {
        record(step, End.CANCELLED, new ArrayDeque<>());
    }

    /** The steps that wait for nothing. */
    List<Move> begin() {
        var free = new ArrayDeque<String>();
        order.stream()
                .filter(s -> !isAtExit(s) && waitingFor.getOrDefault(s, 0) == 0)
                .forEach(free::add);
        return decide(free, new ArrayList<>());
    }

    /** What follows from a step's end. */
    List<Move> ended(String step, End end) {
        var free = new ArrayDeque<String>();
        var moves = new ArrayList<Move>();
        record(step, end, free);
        countItem(step, end, free, moves);
        return decide(free, moves);
    }

    /** Gives the steps of a fan-out their items; the moves that follow, and the steps that came to be. */
    List<Move> expand(FanOut fanOut, List<StepNode> items, int width) {
        ended.put(listOf(fanOut), End.SUCCEEDED);
        fanOuts.expand(fanOut, width);
        var free = new ArrayDeque<String>();
        var moves = new ArrayList<Move>();
        items.forEach(step -> steps.put(step.name(), step));
        openBeforeExit += items.size();
        for (StepNode step : items) {
            waitFor(step.name(), Bindings.predecessors(step));
            if (waitingFor.getOrDefault(step.name(), 0) == 0) {
                free.add(step.name());
            }
        }
        if (width == 0) {
            fanOut.steps().forEach(step -> finish(fanOut, step, free, moves));
        }
        return decide(free, moves);
    }

    /** The list could not be read: the first step fails for it, the others have nothing to run for. */
    List<Move> notExpanded(FanOut fanOut, RuntimeException cause) {
        var free = new ArrayDeque<String>();
        var moves = new ArrayList<Move>();
        for (String step : fanOut.steps()) {
            boolean first = step.equals(fanOut.steps().get(0));
            moves.add(
                    first
                            ? new Move.Fail(step, cause)
                            : new Move.Skip(
                                    step,
                                    "its list can't be read, see "
                                            + fanOut.steps().get(0)));
            record(step, first ? End.FAILED : End.SKIPPED, free);
        }
        return decide(free, moves);
    }

    FanOuts.Advance advance(String repeatedStep) {
        return fanOuts.advance(repeatedStep);
    }

    private void countItem(String name, End end, Deque<String> free, List<Move> moves) {
        StepNode step = steps.get(name);
        if (step != null && step.role().item() >= 0 && fanOuts.ended(step, end)) {
            finish(fanOuts.of(step), step.configName(), free, moves);
        }
    }

    private void finish(FanOut fanOut, String step, Deque<String> free, List<Move> moves) {
        if (ended.containsKey(step)) {
            return; // cancelled as a whole before its last item ended
        }
        Optional<String> obstacle = outerObstacle(fanOut, step);
        End end = obstacle.isPresent() ? End.SKIPPED : fanOuts.end(fanOut, step);
        if (end == End.SKIPPED) {
            moves.add(new Move.Skip(step, obstacle.orElseGet(() -> fanOuts.reason(fanOut))));
        } else {
            moves.add(new Move.Finish(step, end, fanOuts.advance(step)));
        }
        record(step, end, free);
    }

    /** Why no item of the step could run, if that lies outside of the fan-out. */
    private Optional<String> outerObstacle(FanOut fanOut, String name) {
        StepNode step = node(name);
        FanOuts.Advance advance = fanOuts.advance(name);
        if (advance.total() == 0 || !fanOuts.allSkipped(name)) {
            return Optional.empty();
        }
        return obstacle(step, fanOut.steps()::contains);
    }

    private StepNode node(String name) {
        StepNode step = steps.get(name);
        if (step == null) {
            throw new IllegalStateException("no step \"" + name + "\"");
        }
        return step;
    }

    private void record(String step, End end, Deque<String> free) {
        if (ended.putIfAbsent(step, end) != null) {
            throw new IllegalStateException("the step \"" + step + "\" ended twice");
        }
        endedSteps++;
        StepNode of = steps.get(step);
        openBeforeExit -= of != null && of.role().atExit() ? 0 : 1;
        for (String follower : followers(step)) {
            int left = waitingFor.merge(follower, -1, Integer::sum);
            if (left == 0 && (exiting || !isAtExit(follower))) {
                free.add(follower);
            }
        }
    }

    private List<String> followers(String step) {
        return followers.getOrDefault(step, List.of());
    }

    private List<Move> decide(Deque<String> free, List<Move> moves) {
        while (!free.isEmpty()) {
            String step = free.remove();
            if (ended.containsKey(step)) {
                continue; // cancelled before it could begin
            }
            if (!steps.containsKey(step)) {
                list(step, free, moves);
                continue;
            }
            Move move = move(step);
            moves.add(move);
            if (move instanceof Move.Skip) {
                record(step, End.SKIPPED, free);
                countItem(step, End.SKIPPED, free, moves);
            } else if (move instanceof Move.Fail) {
                record(step, End.FAILED, free);
                countItem(step, End.FAILED, free, moves);
            }
        }
        beginExit(free);
        return free.isEmpty() ? moves : decide(free, moves);
    }

    /** When all else has ended, it is the turn of the steps at the end. */
    private void beginExit(Deque<String> free) {
        if (openBeforeExit == 0 && !exiting) {
            exiting = true;
            order.stream()
                    .filter(s -> isAtExit(s) && !ended.containsKey(s) && waitingFor.getOrDefault(s, 0) == 0)
                    .forEach(free::add);
        }
    }

    private boolean isAtExit(String name) {
        StepNode step = steps.get(name);
        return step != null && step.role().atExit();
    }

    /** Whether all but the steps at the end have ended. */
    boolean isExiting() {
        return exiting;
    }

    /** The steps at the end, if it was a cancellation that ended the last of the others. */
    List<Move> exit() {
        return decide(new ArrayDeque<>(), new ArrayList<>());
    }

    /** What a fan-out waited for has ended: its steps are repeated, or skipped all together. */
    private void list(String list, Deque<String> free, List<Move> moves) {
        for (FanOut fanOut : fanOuts.all()) {
            if (!listOf(fanOut).equals(list)) {
                continue;
            }
            StepNode first = node(fanOut.steps().get(0));
            Optional<Move> prevented = prevented(first.name(), listObstacle(fanOut), fanOut.condition());
            if (prevented.isEmpty()) {
                moves.add(new Move.Expand(fanOut));
                continue;
            }
            for (String step : fanOut.steps()) {
                boolean fails = prevented.get() instanceof Move.Fail;
                boolean here = step.equals(first.name());
                String reason = prevented.get() instanceof Move.Skip skip ? skip.reason() : "its condition failed";
                moves.add(fails && here ? prevented.get() : new Move.Skip(step, reason));
                record(step, fails && here ? End.FAILED : End.SKIPPED, free);
            }
        }
    }

    private Optional<String> listObstacle(FanOut fanOut) {
        for (Binding.FromStep read : Bindings.reads(fanOut.condition())) {
            if (!isThere(read)) {
                return Optional.of(missing("its condition reads", read));
            }
        }
        return isThere(fanOut.items())
                ? Optional.empty()
                : Optional.of(missing("it maps", firstMissing(fanOut.items())));
    }

    private Optional<Move> prevented(String name, Optional<String> obstacle, Optional<Condition> condition) {
        if (obstacle.isPresent()) {
            return Optional.of(new Move.Skip(name, obstacle.get()));
        }
        if (condition.isEmpty()) {
            return Optional.empty();
        }
        try {
            Conditions.Verdict verdict = conditions.decide(condition.get());
            return verdict.holds() ? Optional.empty() : Optional.of(new Move.Skip(name, verdict.why()));
        } catch (RuntimeException e) {
            return Optional.of(new Move.Fail(name, e));
        }
    }

    private Move move(String name) {
        StepNode step = node(name);
        return prevented(name, obstacle(step, other -> false), step.condition()).orElseGet(() -> new Move.Start(name));
    }

    /** Why the step can't run although nothing has to be waited for any more. */
    private Optional<String> obstacle(StepNode step, Predicate<String> apartFrom) {
        for (String before : step.after()) {
            End end = ended.get(before);
            if ((end == End.FAILED || end == End.CANCELLED) && !apartFrom.test(before)) {
                return Optional.of("it comes after %s, which %s".formatted(before, end.verb));
            }
        }
        for (Binding.FromStep read : Bindings.reads(step.condition())) {
            if (!isThere(read) && !apartFrom.test(read.step())) {
                return Optional.of(missing("its condition reads", read));
            }
        }
        for (Parameter parameter : step.component().signature().parameters()) {
            Binding binding = step.bindings().get(parameter.name());
            if (binding != null
                    && !parameter.optional()
                    && !isThere(binding)
                    && !apartFrom.test(firstMissing(binding).step())) {
                return Optional.of(missing("it needs", firstMissing(binding)));
            }
        }
        return Optional.empty();
    }

    private String missing(String verb, Binding.FromStep source) {
        End end = ended.get(source.step());
        return "%s %s, and %s %s"
                .formatted(verb, Bindings.text(source), source.step(), end == null ? "did not run" : end.verb);
    }

    /** Whether everything that the binding reads is there; of {@code firstOf} one is enough. */
    boolean isThere(Binding binding) {
        if (binding instanceof Binding.FirstOf first) {
            return first.candidates().stream().anyMatch(this::isThere);
        }
        if (binding instanceof Binding.Gathered gathered && gathered.each() instanceof Binding.FirstOf either) {
            return isThere(either) && either.candidates().stream().noneMatch(c -> ended.get(c.step()) == End.FAILED);
        }
        return Bindings.sources(binding).stream().allMatch(s -> ended.get(s.step()) == End.SUCCEEDED);
    }

    private Binding.FromStep firstMissing(Binding binding) {
        return Bindings.sources(binding).stream()
                .filter(source -> !isThere(source))
                .findFirst()
                .orElseThrow();
    }
}
