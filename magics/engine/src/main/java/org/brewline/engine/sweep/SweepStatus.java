package org.brewline.engine.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.SweepId;
import org.brewline.engine.store.SweepRecord;

/**
 * How a sweep stands, as the store has it: the same for one that goes on and for one of long ago.
 *
 * @param space what is varied
 * @param trials by number, those that are still to come too
 * @param at the moment
 */
public record SweepStatus(SweepRecord sweep, SweepPlan plan, Space space, List<Trial> trials, Instant at) {
    public SweepStatus {
        trials = List.copyOf(trials);
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if there is no such sweep, or a newer Brewline made it
     */
    public static SweepStatus of(Store store, SweepId id) {
        SweepRecord record = store.sweeps().find(id).orElseThrow(() -> new IllegalArgumentException("no sweep " + id));
        SweepPlan plan = SweepPlan.parse(record.plan());
        Space space = Planned.space(plan);
        Map<Integer, RunRecord> runs = new HashMap<>();
        store.sweeps().trials(id).forEach(run -> run.labels().trial().ifPresent(of -> runs.put(of.number(), run)));
        var facts = store.sweeps().facts(id);
        Instant now = Instant.now();
        var trials = new ArrayList<Trial>();
        int number = 0;
        for (Map<String, String> config : Planned.trials(plan, space)) {
            number++;
            RunRecord run = runs.get(number);
            if (run == null) {
                trials.add(new Trial(
                        number,
                        config,
                        Optional.empty(),
                        record.state() == RunState.RUNNING ? Trial.State.WAITING : Trial.State.CANCELLED,
                        OptionalDouble.empty(),
                        Optional.empty(),
                        0,
                        ""));
                continue;
            }
            var fact = facts.of(run.id());
            trials.add(new Trial(
                    number,
                    config,
                    Optional.of(run.id()),
                    state(run, fact.endedBecause()),
                    plan.goal().in(fact.measures()),
                    Optional.of(Duration.between(run.started(), run.finished().orElse(now))),
                    fact.cached(),
                    fact.endedBecause()));
        }
        return new SweepStatus(record, plan, space, trials, record.finished().orElse(now));
    }

    private static Trial.State state(RunRecord run, String endedBecause) {
        return switch (run.state()) {
            case RUNNING -> Trial.State.RUNNING;
            case SUCCEEDED -> Trial.State.SUCCEEDED;
            case FAILED -> Trial.State.FAILED;
            case CANCELLED -> endedBecause.isEmpty() ? Trial.State.CANCELLED : Trial.State.STOPPED;
            case INTERRUPTED -> Trial.State.INTERRUPTED;
        };
    }

    /** The best trial that succeeded; of equal ones the first. */
    public Optional<Trial> best() {
        return trials.stream()
                .filter(t -> t.state() == Trial.State.SUCCEEDED && t.value().isPresent())
                .reduce((a, b) ->
                        plan.goal().isBetter(b.value().getAsDouble(), a.value().getAsDouble()) ? b : a);
    }

    /** The trials, the best first, then those without a value by number. */
    public List<Trial> ranked() {
        return trials.stream()
                .sorted((a, b) -> {
                    if (a.value().isEmpty() || b.value().isEmpty()) {
                        int byValue =
                                Boolean.compare(a.value().isEmpty(), b.value().isEmpty());
                        return byValue != 0 ? byValue : Integer.compare(a.number(), b.number());
                    }
                    int order =
                            Double.compare(a.value().getAsDouble(), b.value().getAsDouble());
                    return plan.goal().greatest() ? -order : order;
                })
                .toList();
    }

    /** How long it took until now. */
    public Duration time() {
        return Duration.between(sweep.started(), at);
    }

    public long count(Trial.State state) {
        return trials.stream().filter(t -> t.state() == state).count();
    }
}
