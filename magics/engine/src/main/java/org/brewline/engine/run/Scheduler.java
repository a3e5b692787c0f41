package org.brewline.engine.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.pipeline.Binding;
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
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Map<String, End> ended = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Conditions conditions;

    /** How a step ended. */
    enum End {
        SUCCEEDED("finished"),
        FAILED("failed"),
        SKIPPED("was skipped"),
        CANCELLED("was cancelled");

        private final String verb;

        End(String verb) {
            this.verb = verb;
        }
    }

    /** What happens next to a step. */
    sealed interface Move {
        String step();

        /** Everything that it takes is there. */
        record Start(String step) implements Move {}

        /** It will not run. */
        record Skip(String step, String reason) implements Move {}

        /** Its condition can't be decided. */
        record Fail(String step, RuntimeException cause) implements Move {}
    }

    /** @param values what conditions read; asked only for outputs of steps that succeeded */
    Scheduler(Pipeline pipeline, Function<Binding, @Nullable Object> values) {
        this.conditions = new Conditions(values);
        for (StepNode step : pipeline.steps()) {
            steps.put(step.name(), step);
            order.add(step.name());
            waitingFor.put(step.name(), Bindings.predecessors(step).size());
            Bindings.predecessors(step)
                    .forEach(p ->
                            followers.computeIfAbsent(p, k -> new ArrayList<>()).add(step.name()));
        }
        for (int i = order.size() - 1; i >= 0; i--) {
            int rank =
                    followers(order.get(i)).stream().mapToInt(this::rank).max().orElse(0);
            ranks.put(order.get(i), rank + 1);
        }
    }

    /** How many steps the longest chain has that begins with this one; the higher, the sooner it should start. */
    int rank(String step) {
        return ranks.getOrDefault(step, 0);
    }

    boolean isDone() {
        return ended.size() == steps.size();
    }

    boolean hasEnded(String step) {
        return ended.containsKey(step);
    }

    /** Ends a step from outside; nothing follows from it. */
    void cancelled(String step) {
        record(step, End.CANCELLED, new ArrayDeque<>());
    }

    /** The steps that wait for nothing. */
    List<Move> begin() {
        var free = new ArrayDeque<String>();
        order.stream().filter(s -> waitingFor.getOrDefault(s, 0) == 0).forEach(free::add);
        return decide(free);
    }

    /** What follows from a step's end. */
    List<Move> ended(String step, End end) {
        var free = new ArrayDeque<String>();
        record(step, end, free);
        return decide(free);
    }

    private void record(String step, End end, Deque<String> free) {
        if (ended.putIfAbsent(step, end) != null) {
            throw new IllegalStateException("the step \"" + step + "\" ended twice");
        }
        for (String follower : followers(step)) {
            int left = waitingFor.merge(follower, -1, Integer::sum);
            if (left == 0) {
                free.add(follower);
            }
        }
    }

    private List<String> followers(String step) {
        return followers.getOrDefault(step, List.of());
    }

    private List<Move> decide(Deque<String> free) {
        var moves = new ArrayList<Move>();
        while (!free.isEmpty()) {
            String step = free.remove();
            if (ended.containsKey(step)) {
                continue; // cancelled before it could begin
            }
            Move move = move(step);
            moves.add(move);
            if (move instanceof Move.Skip) {
                record(step, End.SKIPPED, free);
            } else if (move instanceof Move.Fail) {
                record(step, End.FAILED, free);
            }
        }
        return moves;
    }

    private Move move(String name) {
        StepNode step = steps.get(name);
        if (step == null) {
            throw new IllegalStateException("no step \"" + name + "\"");
        }
        Optional<String> obstacle = obstacle(step);
        if (obstacle.isPresent()) {
            return new Move.Skip(name, obstacle.get());
        }
        if (step.condition().isPresent()) {
            try {
                Conditions.Verdict verdict = conditions.decide(step.condition().get());
                return verdict.holds() ? new Move.Start(name) : new Move.Skip(name, verdict.why());
            } catch (RuntimeException e) {
                return new Move.Fail(name, e);
            }
        }
        return new Move.Start(name);
    }

    /** Why the step can't run although nothing has to be waited for any more. */
    private Optional<String> obstacle(StepNode step) {
        for (String before : step.after()) {
            End end = ended.get(before);
            if (end == End.FAILED || end == End.CANCELLED) {
                return Optional.of("it comes after %s, which %s".formatted(before, end.verb));
            }
        }
        if (step.condition().isPresent()) {
            for (Binding.FromStep read : Bindings.reads(step.condition().get())) {
                if (!isThere(read)) {
                    return Optional.of(missing("its condition reads", read));
                }
            }
        }
        for (Parameter parameter : step.component().signature().parameters()) {
            Binding binding = step.bindings().get(parameter.name());
            if (binding != null && !parameter.optional() && !isThere(binding)) {
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
        return Bindings.sources(binding).stream().allMatch(s -> ended.get(s.step()) == End.SUCCEEDED);
    }

    private Binding.FromStep firstMissing(Binding binding) {
        return Bindings.sources(binding).stream()
                .filter(source -> !isThere(source))
                .findFirst()
                .orElseThrow();
    }
}
