package org.brewline.notebook.picture;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.run.RunEvent;
import org.brewline.engine.store.RunState;
import org.jspecify.annotations.Nullable;

/**
 * Folds the events of one run, live or replayed, to a {@link RunPicture}. Memory is bounded by the pipeline's shape,
 * whatever the number of events. Safe for many threads.
 *
 * <pre>{@code
 * var fold = new RunFold();
 * events.forEach(fold::on);
 * RunPicture picture = fold.snapshot().orElseThrow();
 * }</pre>
 */
public final class RunFold {
    private final Map<String, StepFold> steps = new LinkedHashMap<>();
    private RunEvent.@Nullable RunStarted beginning;
    private Instant latest = Instant.EPOCH;
    private RunState state = RunState.RUNNING;
    private Optional<Instant> ended = Optional.empty();

    /** Takes the next event; those of steps that the run's shape does not name are ignored. */
    public synchronized void on(RunEvent event) {
        latest = event.at().isAfter(latest) ? event.at() : latest;
        if (event instanceof RunEvent.RunStarted e) {
            beginning = e;
            e.shape().steps().forEach(s -> steps.put(s.name(), new StepFold(s.name())));
        } else if (event instanceof RunEvent.ItemsKnown e) {
            for (int i = 0; i < e.count(); i++) {
                String item = e.step() + "[" + i + "]";
                steps.put(item, new StepFold(item));
            }
        } else if (event instanceof RunEvent.RunFinished e) {
            state = e.state();
            ended = Optional.of(e.at());
        } else {
            StepFold step = steps.get(stepOf(event));
            if (step != null) {
                step.on(event);
            }
        }
    }

    /** How the run stands after the latest event; empty before it began. */
    public synchronized Optional<RunPicture> snapshot() {
        return snapshot(latest);
    }

    /** How the run stands at that time: unfinished steps have run until then. */
    public synchronized Optional<RunPicture> snapshot(Instant now) {
        RunEvent.RunStarted start = beginning;
        if (start == null) {
            return Optional.empty();
        }
        boolean interrupted = state == RunState.INTERRUPTED;
        return Optional.of(new RunPicture(
                start.run(),
                start.shape(),
                start.config(),
                state,
                start.at(),
                ended.orElse(now.isBefore(latest) ? latest : now),
                steps.values().stream()
                        .map(s -> s.snapshot(now, ended, interrupted))
                        .toList()));
    }

    private static String stepOf(RunEvent event) {
        if (event instanceof RunEvent.StepStarted e) {
            return e.step();
        } else if (event instanceof RunEvent.StepProgressed e) {
            return e.step();
        } else if (event instanceof RunEvent.StepLogged e) {
            return e.step();
        } else if (event instanceof RunEvent.MetricsLogged e) {
            return e.step();
        } else if (event instanceof RunEvent.MetricSet e) {
            return e.step();
        } else if (event instanceof RunEvent.StepRetried e) {
            return e.step();
        } else if (event instanceof RunEvent.StepFinished e) {
            return e.step();
        } else if (event instanceof RunEvent.StepFailed e) {
            return e.step();
        } else if (event instanceof RunEvent.StepSkipped e) {
            return e.step();
        } else if (event instanceof RunEvent.StepCancelled e) {
            return e.step();
        }
        return "";
    }
}
