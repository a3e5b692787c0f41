package org.brewline.engine.run;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.component.Outputs;
import org.brewline.engine.component.Progress;
import org.brewline.engine.component.RunOutcome;
import org.brewline.engine.store.Journal;
import org.brewline.engine.store.PointBatch;
import org.brewline.engine.store.StaticMetric;
import org.brewline.engine.store.Store;
import org.slf4j.Logger;

/** What one attempt of a step is given, and what it told since the last flush. Once closed it tells nothing more. */
final class StepContext implements StepReports {
    private final String step;
    /** How the run went; asked for at its end only. */
    private final Supplier<RunOutcome> outcome;

    private final Journal journal;
    private final EventQueue events;
    private final StepMetrics metrics = new StepMetrics();
    private final StepProgress progress = new StepProgress();
    private final StepOutputs outputs;
    private final StepLog log;
    private boolean closed;

    StepContext(String step, RunScope scope) {
        this.step = step;
        this.outcome = scope.loop()::outcome;
        this.journal = scope.journal();
        this.events = scope.events();
        Store store = scope.store();
        this.outputs = new StepOutputs(() -> store.scratch(journal.run(), step));
        this.log = new StepLog(
                journal.folder(),
                step,
                scope.secrets(),
                lines -> events.post(new RunEvent.StepLogged(journal.run(), RunLoop.now(), step, lines)));
    }

    StepLog log() {
        return log;
    }

    StepOutputs outputs() {
        return outputs;
    }

    /** The object for an injected parameter. */
    Object injected(Class<?> type) {
        if (type == Metrics.class) {
            return metrics;
        }
        if (type == Outputs.class) {
            return outputs;
        }
        if (type == Progress.class) {
            return progress;
        }
        if (type == Logger.class) {
            return new StepLogger(step, log::append);
        }
        if (type == RunOutcome.class) {
            return outcome.get();
        }
        throw new IllegalStateException("nothing to inject for " + type.getName());
    }

    @Override
    public void printed(String text) {
        log.append(text);
    }

    @Override
    public void logged(PointBatch points) {
        metrics.logAll(points);
    }

    @Override
    public void measured(StaticMetric metric) {
        metrics.put(metric);
    }

    @Override
    public void progressed(long done, long total, String message) {
        progress.set(done, total, message);
    }

    /** Writes and tells what came together. */
    synchronized void flush() {
        if (closed) {
            return;
        }
        log.flush();
        Instant now = RunLoop.now();
        PointBatch points = metrics.takePoints();
        if (points.size() > 0) {
            Instant last = Instant.ofEpochMilli(points.atMillis(points.size() - 1));
            events.post(
                    new RunEvent.MetricsLogged(journal.run(), last, step, points.points()),
                    journal.points(step, points));
        }
        for (StaticMetric metric : metrics.takeChanged()) {
            events.post(new RunEvent.MetricSet(journal.run(), now, step, metric), journal.metricSet(step, metric, now));
        }
        Optional<StepProgress.State> changed = progress.takeChanged();
        if (changed.isPresent()) {
            StepProgress.State state = changed.get();
            events.post(
                    new RunEvent.StepProgressed(journal.run(), now, step, state.done(), state.total(), state.message()),
                    journal.progressed(step, state.done(), state.total(), state.message(), now));
        }
    }

    /** The last flush. */
    synchronized void close() {
        if (closed) {
            return;
        }
        log.close();
        flush();
        metrics.close();
        closed = true;
    }
}
