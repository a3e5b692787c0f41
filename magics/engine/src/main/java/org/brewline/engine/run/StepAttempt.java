package org.brewline.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Isolation;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.store.CachedStep;
import org.brewline.engine.store.OwnThreads;
import org.brewline.engine.store.StepEnd;
import org.brewline.engine.store.StepOrigin;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to execute a step, from looking into the cache to queueing its rows. Runs in a worker thread; the run's
 * loop may give it up from outside, and whichever of the two is first to say how it ended is right.
 */
final class StepAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(StepAttempt.class);

    private final RunScope scope;
    private final StepNode step;
    private final int number;
    private final StepContext context;
    /** Whether it is said how the attempt ended; guarded by the attempt, so that no start is recorded after an end. */
    private boolean decided;
    /** Whether this thread was the first to say how the attempt ended. */
    private boolean ours;

    /** The files that config names, as they were before the code ran. */
    private Map<Path, String> before = Map.of();

    private @Nullable Thread thread;
    private volatile @Nullable Instant started;
    /** By the clock that nobody sets. */
    private volatile long startedNanos;

    private volatile boolean abandoned;
    /** The right to execute a step that others may want too. */
    private volatile InFlight.@Nullable Claim claim;
    /** Whether the end is being recorded, after which those that wait find it in the cache. */
    private boolean recording;

    StepAttempt(RunScope scope, StepNode step, int number) {
        this.scope = scope;
        this.step = step;
        this.number = number;
        this.context = new StepContext(step.name(), scope);
    }

    StepNode step() {
        return step;
    }

    int number() {
        return number;
    }

    StepContext context() {
        return context;
    }

    /** When the component's code began; empty before that. */
    Optional<Instant> started() {
        return Optional.ofNullable(started);
    }

    /** Whether the component's code has run for longer than that, whatever became of the machine's clock meanwhile. */
    boolean runs(Duration longer) {
        return started != null && System.nanoTime() - startedNanos > longer.toNanos();
    }

    /** Claims the right to say how the attempt ended; true for the first caller only. */
    synchronized boolean decide() {
        boolean first = !decided;
        decided = true;
        return first;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /** Gives the attempt up: what its thread does from now on counts for nothing. */
    void abandon(Workers workers) {
        abandoned = true;
        release();
        context.close();
        Thread running;
        synchronized (this) {
            running = thread;
            if (running == null) {
                return;
            }
            running.interrupt();
        }
        OwnThreads.daemon("brewline-end " + step.name(), () -> stopLater(workers, running))
                .start();
    }

    private void stopLater(Workers workers, Thread running) {
        synchronized (this) {
            long deadline = System.nanoTime() + 500_000_000L;
            while (thread != null) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    workers.stop(running);
                    return;
                }
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    void run() {
        synchronized (this) {
            thread = Thread.currentThread();
        }
        List<StepRecord.Input> lineage = List.of();
        try {
            var inputs = new StepInputs(step, scope.config(), scope.values());
            List<StepInputs.Taken> taken = inputs.taken();
            lineage = taken.stream().map(StepInputs.Taken::lineage).toList();
            // What runs at the end runs for its effect.
            boolean forEffect = step.role().atExit() || isReplaced();
            before = scope.keys().filesOf(step, inputs);
            Optional<StepEnd.CacheEntry> key = forEffect
                    ? Optional.empty()
                    : scope.keys().of(step, inputs, taken).map(this::entry);
            Optional<CachedStep> cached = forEffect ? Optional.empty() : foundOrClaimed(key);
            if (cached.isPresent()) {
                takeFromCache(cached.get(), key, lineage);
            } else {
                execute(inputs, lineage, key);
            }
        } catch (Throwable e) { // whatever the user's code throws is the step's failure, errors too
            if (ours || decide()) {
                context.close();
                scope.loop().failed(this, e, lineage);
            }
        } finally {
            if (!recording) {
                release();
            }
            synchronized (this) {
                thread = null;
                notifyAll();
                // An interrupt that came too late must not hit the next step of this thread.
                Thread.interrupted();
            }
        }
    }

    /** An earlier result; if there is none, the right to make it: an equal step that executes now is waited for. */
    private Optional<CachedStep> foundOrClaimed(Optional<StepEnd.CacheEntry> key) throws InterruptedException {
        boolean shared = key.isPresent()
                && scope.options().useCache()
                && scope.options().only().isEmpty()
                && step.component().cache();
        while (true) {
            Optional<CachedStep> found = EarlierResults.find(scope, step, key);
            if (found.isPresent() || !shared || isAbandoned()) {
                release();
                return found;
            }
            InFlight.Claim before = claim;
            if (before != null && before.isOurs()) {
                return found;
            }
            InFlight.Claim next =
                    InFlight.claim(scope.store(), key.orElseThrow().key().orElseThrow());
            claim = next;
            if (!next.isOurs()) {
                next.await();
                claim = null;
            }
        }
    }

    private void release() {
        InFlight.Claim held = claim;
        if (held != null) {
            held.release();
        }
    }

    private void takeFromCache(CachedStep cached, Optional<StepEnd.CacheEntry> key, List<StepRecord.Input> lineage) {
        Instant now = RunLoop.now();
        List<RunEvent> told = cached.measured()
                ? RunEvents.ofCached(scope.store(), scope.journal().run(), step.name(), cached.origin(), now)
                : List.of();
        ours = decide();
        if (!ours) {
            return;
        }
        told.forEach(scope.events()::post);
        finish(
                cached.artifacts(),
                Map.of(),
                new StepEnd(step.name(), now, lineage, cached.artifacts(), key, Optional.of(cached.origin())),
                cached.measured());
    }

    private void execute(StepInputs inputs, List<StepRecord.Input> lineage, Optional<StepEnd.CacheEntry> key)
            throws Throwable {
        if (!begin()) {
            return;
        }
        Isolation isolation = scope.options().isolation().and(step.component().isolation());
        boolean apart = isolation.apart() && !isReplaced();
        Map<String, Object> outputs = apart ? Map.of() : call(inputs);
        List<Artifact> artifacts = apart ? callApart(inputs, isolation) : stored(outputs);
        Optional<StepEnd.CacheEntry> sure = unlessFilesChanged(inputs, key);
        ours = decide();
        if (ours) {
            context.close();
            finish(
                    artifacts,
                    outputs,
                    new StepEnd(step.name(), RunLoop.now(), lineage, artifacts, sure, Optional.empty()),
                    true);
        }
    }

    /** A result of files that changed while they were read belongs neither to the old content nor to the new. */
    private Optional<StepEnd.CacheEntry> unlessFilesChanged(StepInputs inputs, Optional<StepEnd.CacheEntry> key)
            throws IOException {
        Optional<String> changed = ConfigPaths.changed(before, scope.keys().filesOf(step, inputs));
        if (key.isEmpty() || changed.isEmpty()) {
            return key;
        }
        context.log().append("%s changed while the step ran: its result is not used again%n".formatted(changed.get()));
        return Optional.empty();
    }

    /** Records the start, unless the attempt was given up before it came to that. */
    private synchronized boolean begin() {
        if (decided) {
            return false;
        }
        Instant begin = RunLoop.now();
        startedNanos = System.nanoTime();
        started = begin;
        scope.events()
                .post(
                        new RunEvent.StepStarted(scope.journal().run(), begin, step.name(), number),
                        scope.journal().stepStarted(step.name(), number, begin));
        return true;
    }

    private boolean isReplaced() {
        return scope.options().replaced().containsKey(step.configName());
    }

    private Map<String, Object> call(StepInputs inputs) throws Throwable {
        ComponentSpec component = step.component();
        if (isReplaced()) {
            Object value = scope.options().replaced().get(step.configName());
            return Invocation.outputs(component.name(), component.signature().outputNames(), value);
        }
        ThreadOutput.enter(context.log());
        try {
            Object value = Invocation.call(component.method(), inputs.arguments(context));
            return Invocation.outputs(component.name(), component.signature().outputNames(), value);
        } finally {
            ThreadOutput.leave();
        }
    }

    private List<Artifact> stored(Map<String, Object> outputs) {
        var artifacts = new ArrayList<Artifact>();
        for (var output : step.component().signature().outputs()) {
            Object value = java.util.Objects.requireNonNull(outputs.get(output.name()));
            artifacts.add(scope.store().write(output.name(), output.typeSource(), value));
        }
        artifacts.addAll(context.outputs().store(scope.store()));
        return artifacts;
    }

    private List<Artifact> callApart(StepInputs inputs, Isolation isolation) throws Exception {
        var order = new StepOrder(
                scope.journal().run(),
                step.name(),
                step.component(),
                inputs.travelling(context),
                inputs.classes(),
                isolation,
                scope.store());
        return scope.processes().execute(order, context);
    }

    private void finish(List<Artifact> artifacts, Map<String, Object> outputs, StepEnd end, boolean measured) {
        CompletableFuture<Void> recorded = scope.journal().stepFinished(end, measured);
        recording = true;
        var unused = recorded.whenComplete((done, failure) -> release());
        scope.events()
                .post(
                        new RunEvent.StepFinished(
                                scope.journal().run(),
                                end.at(),
                                step.name(),
                                artifacts,
                                end.cachedFrom().map(StepOrigin::run)),
                        recorded);
        scope.values().put(step.name(), artifacts, outputs);
        link(artifacts);
        scope.loop().succeeded(this);
    }

    private void link(List<Artifact> artifacts) {
        try {
            scope.journal().folder().link(step.name(), artifacts);
        } catch (IOException | StoreException e) {
            // The links are for people and can be made again; the artifacts themselves are safe.
            LOG.warn("the artifacts of {} can't be linked", step.name(), e);
        }
    }

    private StepEnd.CacheEntry entry(CacheKey key) {
        String parts = key.json();
        return new StepEnd.CacheEntry(
                step.component().cache() ? Optional.of(CacheKey.digest(parts)) : Optional.empty(), parts);
    }
}
