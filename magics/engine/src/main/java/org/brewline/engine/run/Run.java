package org.brewline.engine.run;

import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;

/**
 * A run that was started. Safe for many threads.
 *
 * <pre>{@code
 * Run run = Runner.in(store).start(pipeline, config);
 * run.await();
 * double accuracy = run.value("score.accuracy", Double.class);
 * }</pre>
 */
public final class Run {
    private final RunId id;
    private final Store store;
    private final RunLoop loop;
    private final ClassLoader loader;

    Run(RunId id, Store store, RunLoop loop, ClassLoader loader) {
        this.id = id;
        this.store = store;
        this.loop = loop;
        this.loader = loader;
    }

    public RunId id() {
        return id;
    }

    /**
     * Waits for the run's end; every listener has heard it by then. An interrupt of the waiting thread cancels the run.
     *
     * @throws org.brewline.engine.store.StoreException if the run could not be recorded
     */
    public RunState await() {
        while (true) {
            try {
                return loop.ended().get();
            } catch (InterruptedException e) {
                cancel();
                RunState state = joined();
                Thread.currentThread().interrupt();
                return state;
            } catch (java.util.concurrent.ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
            }
        }
    }

    private RunState joined() {
        try {
            return loop.ended().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Ends the run as soon as its steps let it: those that run are interrupted, the others do not begin. */
    public void cancel() {
        loop.cancel();
    }

    public RunState state() {
        return record().state();
    }

    public RunRecord record() {
        return store.run(id).orElseThrow();
    }

    /** The steps as recorded so far. */
    public List<StepRecord> steps() {
        return store.steps(id);
    }

    /**
     * A step as recorded so far.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public StepRecord step(String name) {
        return store.step(id, name)
                .orElseThrow(() -> new IllegalArgumentException("the run has no step \"%s\"".formatted(name)));
    }

    /**
     * An artifact by {@code step.output}; {@code step} alone for a step's only value.
     *
     * @throws IllegalArgumentException if there is none (yet); the message says why
     */
    public Artifact artifact(String path) {
        int dot = path.indexOf('.');
        StepRecord step = step(dot < 0 ? path : path.substring(0, dot));
        String output = dot < 0 ? OutputSpec.WHOLE : path.substring(dot + 1);
        return step.artifacts().stream()
                .filter(a -> a.name().equals(output))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        step.state() == StepState.SUCCEEDED
                                ? "the step \"%s\" has no artifact \"%s\"; it has %s"
                                        .formatted(
                                                step.name(),
                                                output,
                                                step.artifacts().stream()
                                                        .map(Artifact::name)
                                                        .toList())
                                : "the step \"%s\" has no artifacts, it is %s".formatted(step.name(), step.state())));
    }

    /** Why the step was, or was not, taken from the cache, in sentences. */
    public List<String> explain(String step) {
        return CacheExplanation.of(store, record(), step(step));
    }

    /** An artifact's value, read from the store; the path as for {@link #artifact}. */
    public <T> T value(String path, Class<T> type) {
        return type.cast(value(path, (Type) type));
    }

    /** An artifact's value of a type with arguments. */
    public Object value(String path, Type type) {
        return store.value(artifact(path), type, loader);
    }
}
