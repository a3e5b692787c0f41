package org.brewline.engine.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.brewline.engine.component.Isolation;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunLabels;
import org.brewline.engine.store.RunStart;

/**
 * How a run is executed.
 *
 * <pre>{@code
 * runner.start(pipeline, config, RunOptions.defaults().parallelism(4).timeout(Duration.ofHours(1)).noCache());
 * }</pre>
 *
 * @param useCache whether equal finished steps stand in for new ones; on by default
 * @param parallelism how many steps may run at once; the runner's if empty
 * @param failFast whether the first failure cancels everything else; off by default
 * @param cells the source that makes the run, kept with it
 * @param resumed the run that this one goes on from: its finished steps are taken, also where caching is off
 * @param timeout the longest time that the run may take; no limit by default
 * @param trial the sweep that the run is a trial of
 * @param only the one step that is executed; every step by default
 * @param replaced what steps leave that are not executed but taken to have left this; for tests
 * @param isolation whether every step runs in a process of its own; by default those whose component says so
 */
public record RunOptions(
        boolean useCache,
        OptionalInt parallelism,
        boolean failFast,
        List<RunStart.Cell> cells,
        Optional<RunId> resumed,
        Optional<Duration> timeout,
        Optional<RunLabels.TrialOf> trial,
        Optional<OnlyStep> only,
        Isolation isolation,
        Map<String, Object> replaced) {
    public RunOptions {
        if (parallelism.isPresent() && parallelism.getAsInt() < 1) {
            throw new IllegalArgumentException("parallelism (%s) must be positive".formatted(parallelism.getAsInt()));
        }
        if (timeout.isPresent() && (timeout.get().isNegative() || timeout.get().isZero())) {
            throw new IllegalArgumentException("timeout (%s) must be positive".formatted(timeout.get()));
        }
        cells = List.copyOf(cells);
        replaced = Map.copyOf(replaced);
    }

    public static RunOptions defaults() {
        return new RunOptions(
                true,
                OptionalInt.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Isolation.NONE,
                Map.of());
    }

    public RunOptions noCache() {
        return with(o -> o.useCache = false);
    }

    public RunOptions parallelism(int steps) {
        return with(o -> o.parallelism = OptionalInt.of(steps));
    }

    public RunOptions withFailFast() {
        return with(o -> o.failFast = true);
    }

    public RunOptions withCells(List<RunStart.Cell> sources) {
        return with(o -> o.cells = sources);
    }

    /** Goes on from that run; {@link Runner#resume} does it with that run's config. */
    public RunOptions resuming(RunId run) {
        return with(o -> o.resumed = Optional.of(run));
    }

    /** Ends the run after so long: what runs then fails, and what has not begun is cancelled. */
    public RunOptions timeout(Duration longest) {
        return with(o -> o.timeout = Optional.of(longest));
    }

    /** The run is a trial of a sweep. */
    public RunOptions trialOf(RunLabels.TrialOf place) {
        return with(o -> o.trial = Optional.of(place));
    }

    /** Executes one step alone, on what the steps before it left in another run; {@link Runner#only} does it. */
    RunOptions only(OnlyStep step) {
        return with(o -> o.only = Optional.of(step));
    }

    /** Runs every step in a JVM of its own, with the memory and processors that its component asks for. */
    public RunOptions isolated() {
        return isolated(Isolation.APART);
    }

    /** Runs every step in a JVM of its own, with these limits too. */
    public RunOptions isolated(Isolation how) {
        return with(o -> o.isolation = how);
    }

    /**
     * A step is not executed: it is taken to have left that value. For tests of what comes after it; the run keeps the
     * value as the step's, and no other run takes it from the cache.
     *
     * @param step its name; of one that runs for each item the name without number
     * @param value of the type that the component returns; a record for several outputs
     */
    public RunOptions replacing(String step, Object value) {
        var more = new HashMap<>(replaced);
        more.put(step, value);
        return with(o -> o.replaced = more);
    }

    private RunOptions with(Consumer<Changed> change) {
        var changed = new Changed(this);
        change.accept(changed);
        return new RunOptions(
                changed.useCache,
                changed.parallelism,
                changed.failFast,
                changed.cells,
                changed.resumed,
                changed.timeout,
                changed.trial,
                changed.only,
                changed.isolation,
                changed.replaced);
    }

    /** The options with one of them being changed. */
    private static final class Changed {
        boolean useCache;
        OptionalInt parallelism;
        boolean failFast;
        List<RunStart.Cell> cells;
        Optional<RunId> resumed;
        Optional<Duration> timeout;
        Optional<RunLabels.TrialOf> trial;
        Optional<OnlyStep> only;
        Isolation isolation;
        Map<String, Object> replaced;

        Changed(RunOptions from) {
            useCache = from.useCache;
            parallelism = from.parallelism;
            failFast = from.failFast;
            cells = from.cells;
            resumed = from.resumed;
            timeout = from.timeout;
            trial = from.trial;
            only = from.only;
            isolation = from.isolation;
            replaced = from.replaced;
        }
    }
}
