package org.brewline.engine.testing;

import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.brewline.engine.run.Run;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.MetricPoint;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StaticMetric;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;

/**
 * A run that has ended, as a test asks for it.
 *
 * <pre>{@code
 * TestedRun run = tester.run(pipeline).failed();
 * assertEquals("no rows", run.failure("train").message());
 * assertEquals(Set.of("publish"), run.skipped());
 * }</pre>
 */
public final class TestedRun {
    private final Store store;
    private final Run run;

    TestedRun(Store store, Run run) {
        this.store = store;
        this.run = run;
    }

    public RunId id() {
        return run.id();
    }

    public RunState state() {
        return run.state();
    }

    /**
     * This run, if it succeeded.
     *
     * @throws AssertionError if not; the message tells every step's failure
     */
    public TestedRun succeeded() {
        return is(RunState.SUCCEEDED);
    }

    /**
     * This run, if it failed.
     *
     * @throws AssertionError if not
     */
    public TestedRun failed() {
        return is(RunState.FAILED);
    }

    private TestedRun is(RunState wanted) {
        if (state() != wanted) {
            String failures = run.steps().stream()
                    .filter(step -> step.failure().isPresent())
                    .map(step -> "\n%s: %s"
                            .formatted(step.name(), step.failure().get().fullTrace()))
                    .collect(Collectors.joining());
            throw new AssertionError("the run is %s, not %s%s".formatted(state(), wanted, failures));
        }
        return this;
    }

    /** The steps whose code ran to its end now, in topological order. */
    public Set<String> executed() {
        return steps(s -> s.state() == StepState.SUCCEEDED && s.cachedFrom().isEmpty());
    }

    /** The steps whose outputs came from an earlier run. */
    public Set<String> cached() {
        return steps(s -> s.cachedFrom().isPresent());
    }

    public Set<String> skipped() {
        return steps(s -> s.state() == StepState.SKIPPED);
    }

    private Set<String> steps(Predicate<StepRecord> which) {
        return run.steps().stream()
                .filter(which)
                .map(StepRecord::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** An output's value, read back from the store: {@code step}, or {@code step.output}. */
    public <T> T value(String path, Class<T> type) {
        return run.value(path, type);
    }

    /** An output's value of a type with arguments. */
    public Object value(String path, Type type) {
        return run.value(path, type);
    }

    /**
     * A static metric that is one number.
     *
     * @throws IllegalArgumentException if the step set none of that name
     */
    public double metric(String step, String name) {
        return store.staticMetrics(id(), step).stream()
                .filter(m -> m.name().equals(name))
                .filter(StaticMetric.Scalar.class::isInstance)
                .mapToDouble(m -> ((StaticMetric.Scalar) m).value())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("the step \"%s\" set no metric \"%s\"".formatted(step, name)));
    }

    /** The values that a step logged under a name, in order. */
    public double[] curve(String step, String name) {
        return store.points(id(), step, name).stream()
                .mapToDouble(MetricPoint::value)
                .toArray();
    }

    /** What the step printed and logged. */
    public String log(String step) {
        return store.log(id(), step);
    }

    /**
     * Why the step failed.
     *
     * @throws IllegalArgumentException if it did not
     */
    public Failure failure(String step) {
        return run.step(step)
                .failure()
                .orElseThrow(() -> new IllegalArgumentException("the step \"%s\" did not fail, it is %s"
                        .formatted(step, run.step(step).state())));
    }
}
