package org.brewline.notebook.picture;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.run.RunEvent;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.StaticMetric;
import org.brewline.engine.store.StepState;

/** One step's part of {@link RunFold}; guarded by it. Keeps a bounded part of metrics and log. */
final class StepFold {
    private static final int LOG_LINES = 200;
    private static final int LOG_LINE_LENGTH = 2_000;
    private static final int CURVES = 64;

    private final String name;
    private StepState state = StepState.WAITING;
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> ended = Optional.empty();
    private int attempts;
    private StepPicture.Advance advance = StepPicture.Advance.NONE;
    private Optional<Failure> failure = Optional.empty();
    private String reason = "";
    private Optional<RunId> cachedFrom = Optional.empty();
    private List<Artifact> artifacts = List.of();
    private final Map<String, CurveFold> curves = new LinkedHashMap<>();
    private final Map<String, StaticMetric> metrics = new LinkedHashMap<>();
    private final Deque<String> lines = new ArrayDeque<>();
    private long allLines;

    StepFold(String name) {
        this.name = name;
    }

    void on(RunEvent event) {
        if (event instanceof RunEvent.StepStarted e) {
            begin(e);
        } else if (event instanceof RunEvent.StepProgressed e) {
            advance = new StepPicture.Advance(e.done(), e.total(), e.message());
        } else if (event instanceof RunEvent.StepLogged e) {
            log(e.text());
        } else if (event instanceof RunEvent.MetricsLogged e) {
            e.points().forEach(p -> {
                if (curves.size() < CURVES || curves.containsKey(p.name())) {
                    curves.computeIfAbsent(p.name(), n -> new CurveFold(name, n))
                            .add(p);
                }
            });
            if (e.omitted().points() > 0 && curves.containsKey(e.points().get(0).name())) {
                curves.get(e.points().get(0).name()).omitted(e.omitted());
            }
        } else if (event instanceof RunEvent.MetricSet e) {
            metrics.put(e.metric().getClass().getSimpleName() + " " + e.metric().name(), e.metric());
        } else if (event instanceof RunEvent.StepRetried e) {
            failure = Optional.of(e.failure());
        } else {
            end(event);
        }
    }

    /** What an attempt before this one drew is void; what it printed stays. */
    private void begin(RunEvent.StepStarted e) {
        state = StepState.RUNNING;
        started = started.or(() -> Optional.of(e.at()));
        attempts = e.attempt();
        advance = StepPicture.Advance.NONE;
        if (e.attempt() > 1) {
            curves.clear();
            metrics.clear();
        }
    }

    private void end(RunEvent event) {
        if (event instanceof RunEvent.StepFinished e) {
            state = StepState.SUCCEEDED;
            failure = Optional.empty();
            artifacts = List.copyOf(e.artifacts());
            cachedFrom = e.cachedFrom();
        } else if (event instanceof RunEvent.StepFailed e) {
            state = StepState.FAILED;
            failure = Optional.of(e.failure());
        } else if (event instanceof RunEvent.StepSkipped e) {
            state = StepState.SKIPPED;
            reason = e.reason();
        } else if (event instanceof RunEvent.StepCancelled) {
            state = StepState.CANCELLED;
        }
        ended = Optional.of(event.at());
    }

    private void log(String text) {
        text.lines().forEach(line -> {
            allLines++;
            lines.addLast(line.length() > LOG_LINE_LENGTH ? line.substring(0, LOG_LINE_LENGTH) + "…" : line);
            if (lines.size() > LOG_LINES) {
                lines.removeFirst();
            }
        });
    }

    StepPicture snapshot(Instant now, Optional<Instant> runEnded, boolean interrupted) {
        StepState shown = state;
        if (runEnded.isPresent() && state == StepState.RUNNING) {
            shown = interrupted ? StepState.INTERRUPTED : StepState.CANCELLED;
        }
        var drawn = new ArrayList<Curve>();
        curves.values().forEach(c -> drawn.add(c.snapshot()));
        Instant until = ended.or(() -> runEnded).orElse(now);
        return new StepPicture(
                name,
                shown,
                StepPicture.between(started, until),
                attempts,
                advance,
                failure,
                reason,
                cachedFrom,
                artifacts,
                drawn,
                List.copyOf(metrics.values()),
                new StepPicture.LogTail(List.copyOf(lines), allLines));
    }
}
