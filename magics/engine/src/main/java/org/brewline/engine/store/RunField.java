package org.brewline.engine.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that runs are found and sorted by. Its methods make conditions; {@code T} is what it is compared with.
 *
 * <pre>{@code
 * store.runs().query()
 *         .where(RunField.metric("accuracy").atLeast(0.9).and(RunField.config("trainSvc.kernel").is("rbf")))
 *         .list();
 * }</pre>
 *
 * A run that has no such metric or config meets no condition on it, but for {@link RunFilter#not}.
 */
public final class RunField<T> {
    private final Source source;

    private RunField(Source source) {
        this.source = source;
    }

    /** Where the value stands. A step is empty where any step will do. */
    sealed interface Source {
        /** Of the run's own row; an SQL expression. */
        record Fact(String expression) implements Source {}

        /** A number that a step was measured by. */
        record Metric(Optional<String> step, String name) implements Source {}

        record Config(Optional<String> step, String name) implements Source {}
    }

    /** The pipeline's name. */
    public static RunField<String> pipeline() {
        return new RunField<>(new Source.Fact("run.pipeline"));
    }

    public static RunField<RunState> state() {
        return new RunField<>(new Source.Fact("run.state"));
    }

    /** When the run began. */
    public static RunField<Instant> started() {
        return new RunField<>(new Source.Fact("run.started_at"));
    }

    /** When the run ended; a run that goes on has no such time. */
    public static RunField<Instant> finished() {
        return new RunField<>(new Source.Fact("run.finished_at"));
    }

    /** How long the run took from its start to its end. */
    public static RunField<Duration> took() {
        return new RunField<>(new Source.Fact("(run.finished_at - run.started_at)"));
    }

    /**
     * A number of a step: a static metric that is one number, a numeric result, or the last value of a curve, as in
     * {@link Store#measures(RunId)} and in queries as text. {@code accuracy} is that of any step, {@code
     * evaluate.accuracy} that of one step, or a metric whose own name has the dot. Of a step that came from the cache
     * it is what the step that executed was measured by.
     */
    public static RunField<Number> metric(String name) {
        return new RunField<>(new Source.Metric(Optional.empty(), name));
    }

    /** A number of one step. */
    public static RunField<Number> metric(String step, String name) {
        return new RunField<>(new Source.Metric(Optional.of(step), name));
    }

    /**
     * A config value by its key: {@code trainSvc.kernel}, or {@code kernel} for the pipeline's own and any step's.
     * Numbers are compared as such; all else by its text as it stands in {@code config.yaml}.
     */
    public static RunField<Object> config(String key) {
        int dot = key.lastIndexOf('.');
        return new RunField<>(
                dot < 0
                        ? new Source.Config(Optional.empty(), key)
                        : new Source.Config(
                                Optional.of(key.substring(0, dot).replace('.', '/')), key.substring(dot + 1)));
    }

    Source source() {
        return source;
    }

    public RunFilter is(T value) {
        return test(RunFilter.Test.IS, value);
    }

    public RunFilter isNot(T value) {
        return test(RunFilter.Test.IS_NOT, value);
    }

    /** One of these. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final RunFilter among(T... values) {
        List<RunFilter> each = Arrays.stream(values).map(this::is).toList();
        return new RunFilter.Any(each);
    }

    public RunFilter atLeast(T value) {
        return test(RunFilter.Test.AT_LEAST, value);
    }

    public RunFilter atMost(T value) {
        return test(RunFilter.Test.AT_MOST, value);
    }

    /** Greater, or later. */
    public RunFilter over(T value) {
        return test(RunFilter.Test.OVER, value);
    }

    /** Less, or earlier. */
    public RunFilter under(T value) {
        return test(RunFilter.Test.UNDER, value);
    }

    /** A text that this pattern fits, in which {@code *} stands for any letters; capital and small ones are the same. */
    public RunFilter like(String pattern) {
        return test(RunFilter.Test.LIKE, pattern);
    }

    /** Whether the run has it at all. */
    public RunFilter known() {
        return test(RunFilter.Test.KNOWN, null);
    }

    private RunFilter test(RunFilter.Test test, @Nullable Object value) {
        return new RunFilter.Comparison(this, test, value);
    }

    /** The least first; runs without the value last, and of equal ones the newest first. */
    public RunOrder ascending() {
        return new RunOrder(this, false);
    }

    /** The greatest first; runs without the value last, and of equal ones the newest first. */
    public RunOrder descending() {
        return new RunOrder(this, true);
    }
}
