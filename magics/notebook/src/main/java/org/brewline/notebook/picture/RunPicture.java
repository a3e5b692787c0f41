package org.brewline.notebook.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.run.RunEvent;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepState;

/**
 * How a run looks at one moment: all that is drawn, as plain data. Live and stored runs come to it by the same fold.
 *
 * <pre>{@code
 * RunPicture picture = RunPicture.of(RunEvents.replay(store, id));
 * MimeBundle shown = Pictures.run(picture);
 * }</pre>
 *
 * @param config by step name ({@code ""} for the pipeline's own), then parameter name, to the value's text
 * @param at the moment; for a run that ended, its end
 * @param steps in the order of the shape
 */
public record RunPicture(
        RunId id,
        PipelineShape shape,
        Map<String, Map<String, String>> config,
        RunState state,
        Instant started,
        Instant at,
        List<StepPicture> steps) {
    public RunPicture {
        config = Map.copyOf(config);
        steps = List.copyOf(steps);
    }

    /**
     * The picture after these events.
     *
     * @throws IllegalArgumentException if the run's beginning is not among them
     */
    public static RunPicture of(Iterable<? extends RunEvent> events) {
        var fold = new RunFold();
        events.forEach(fold::on);
        return fold.snapshot().orElseThrow(() -> new IllegalArgumentException("the events tell of no run's beginning"));
    }

    /** How long it ran, up to the moment. */
    public Duration time() {
        return Duration.between(started, at);
    }

    Map<String, StepPicture> byName() {
        var byName = new LinkedHashMap<String, StepPicture>();
        steps.forEach(s -> byName.put(s.name(), s));
        return byName;
    }

    /** The steps that failed; of one that is repeated the items that failed. */
    List<StepPicture> failed() {
        List<StepPicture> all =
                steps.stream().filter(s -> s.state() == StepState.FAILED).toList();
        return all.stream()
                .filter(s -> all.stream().noneMatch(other -> other.name().startsWith(s.name() + "[")))
                .toList();
    }

    Optional<StepPicture> firstFailed() {
        return failed().stream().findFirst();
    }

    long count(StepState state) {
        return steps.stream().filter(s -> s.state() == state).count();
    }
}
