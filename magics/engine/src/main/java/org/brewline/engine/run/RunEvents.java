package org.brewline.engine.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.StepHistory;
import org.brewline.engine.store.StepMeasures;
import org.brewline.engine.store.StepOrigin;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.Store;

/** A stored run told again as the events that a live run told. */
public final class RunEvents {
    private final Store store;
    private final RunRecord run;
    private final List<RunEvent> events = new ArrayList<>();

    private RunEvents(Store store, RunRecord run) {
        this.store = store;
        this.run = run;
    }

    /**
     * The run's events. Folding them gives what folding the live events gave, though what came in many pieces (log
     * lines, points, progress) comes in one. The events of a run that goes on end with what is recorded so far.
     *
     * @throws IllegalArgumentException if the store has no such run
     */
    public static List<RunEvent> replay(Store store, RunId id) {
        RunRecord run = store.run(id).orElseThrow(() -> new IllegalArgumentException("no run " + id));
        return new RunEvents(store, run).tell();
    }

    private List<RunEvent> tell() {
        List<StepHistory> histories = store.history(run.id());
        tellItems(histories);
        histories.forEach(this::tell);
        // Stable: what happened in the same millisecond stays in the order of each step.
        events.sort(Comparator.comparing(RunEvent::at));
        events.add(0, new RunEvent.RunStarted(run.id(), run.started(), run.shape(), run.config()));
        if (run.state().isFinal()) {
            events.add(new RunEvent.RunFinished(run.id(), run.finished().orElse(run.started()), run.state()));
        }
        return List.copyOf(events);
    }

    /** The steps that came to be for items, told when the step that they are of began. */
    private void tellItems(List<StepHistory> histories) {
        var counts = new HashMap<String, Integer>();
        histories.stream()
                .map(h -> h.step().name())
                .filter(name -> name.endsWith("]"))
                .forEach(name -> counts.merge(name.substring(0, name.lastIndexOf('[')), 1, Integer::sum));
        for (StepHistory history : histories) {
            Integer count = counts.get(history.step().name());
            if (count != null) {
                Instant at = history.step().started().orElse(run.started());
                events.add(new RunEvent.ItemsKnown(run.id(), at, history.step().name(), count));
            }
        }
    }

    private void tell(StepHistory history) {
        StepRecord step = history.step();
        String name = step.name();
        for (StepHistory.Retry retry : history.retries()) {
            events.add(new RunEvent.StepStarted(run.id(), retry.started(), name, retry.attempt()));
            events.add(new RunEvent.StepRetried(run.id(), retry.failed(), name, retry.attempt(), retry.failure()));
        }
        if (step.cachedFrom().isPresent()) {
            Instant at = step.finished().orElse(run.started());
            events.addAll(ofCached(store, run.id(), name, history.origin(), at));
        } else if (step.attempts() > 0) {
            tellExecution(history);
        }
        tellEnd(step);
    }

    private void tellExecution(StepHistory history) {
        StepRecord step = history.step();
        Instant begin = history.lastAttemptStarted().orElse(run.started());
        // What a step told lies between its start and its end, whatever its own clock readings say.
        Instant end = step.finished().orElse(begin);
        if (step.attempts() > history.retries().size()) {
            events.add(new RunEvent.StepStarted(run.id(), begin, step.name(), step.attempts()));
        }
        String log = store.log(run.id(), step.name());
        if (!log.isEmpty()) {
            events.add(new RunEvent.StepLogged(run.id(), end, step.name(), log));
        }
        for (String metric : store.metricNames(run.id(), step.name())) {
            events.add(
                    RunEvent.MetricsLogged.of(run.id(), end, step.name(), store.curve(run.id(), step.name(), metric)));
        }
        history.metrics().forEach(m -> events.add(new RunEvent.MetricSet(run.id(), m.at(), step.name(), m.metric())));
        history.progress()
                .ifPresent(p -> events.add(
                        new RunEvent.StepProgressed(run.id(), p.at(), step.name(), p.done(), p.total(), p.message())));
    }

    private void tellEnd(StepRecord step) {
        Instant at = step.finished().orElse(run.started());
        switch (step.state()) {
            case SUCCEEDED ->
                events.add(new RunEvent.StepFinished(run.id(), at, step.name(), step.artifacts(), step.cachedFrom()));
            case FAILED ->
                step.failure().ifPresent(f -> events.add(new RunEvent.StepFailed(run.id(), at, step.name(), f)));
            case SKIPPED -> events.add(new RunEvent.StepSkipped(run.id(), at, step.name(), step.reason()));
            case CANCELLED -> events.add(new RunEvent.StepCancelled(run.id(), at, step.name()));
            case WAITING, RUNNING, INTERRUPTED -> {
                // Nothing more is known; the run's own end says the rest.
            }
        }
    }

    /** The metrics of a step that comes from the cache, told as if it had just measured them. */
    static List<RunEvent> ofCached(Store store, RunId run, String step, StepOrigin origin, Instant at) {
        var events = new ArrayList<RunEvent>();
        StepMeasures measured = store.measures(origin);
        for (String metric : measured.dynamic()) {
            events.add(RunEvent.MetricsLogged.of(run, at, step, store.curve(origin.run(), origin.step(), metric)));
        }
        measured.fixed().forEach(metric -> events.add(new RunEvent.MetricSet(run, at, step, metric)));
        return events;
    }
}
