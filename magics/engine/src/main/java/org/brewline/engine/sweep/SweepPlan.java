package org.brewline.engine.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a sweep varies, how it searches, and what is best. Immutable; its methods give another plan.
 *
 * <pre>{@code
 * SweepPlan plan = SweepPlan.maximize("score.accuracy")
 *         .vary("trainSvc.c=1e-3..1e2 log", "trainSvc.kernel=rbf,linear")
 *         .trials(20).seed(7).parallel(2);
 * }</pre>
 *
 * @param version of this form in the store
 * @param arguments each {@code key=value} (the same in every trial), {@code key=a,b,c} or {@code key=low..high [log]}
 * @param trials how many are drawn by chance; empty for every combination
 * @param parallel how many trials run at once
 * @param stepsAtOnce how many steps of one trial run at once; 0 for the runner's own number
 */
public record SweepPlan(
        int version,
        List<String> arguments,
        Goal goal,
        OptionalInt trials,
        long seed,
        Optional<Halving> halving,
        int parallel,
        int stepsAtOnce) {
    /** The newest form in the store. */
    static final int NEWEST = 1;

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public SweepPlan {
        arguments = List.copyOf(arguments);
        if (parallel < 1) {
            throw new IllegalArgumentException("parallel (%s) must be positive".formatted(parallel));
        }
        if (trials.isPresent() && trials.getAsInt() < 1) {
            throw new IllegalArgumentException("trials (%s) must be positive".formatted(trials.getAsInt()));
        }
    }

    /** A grid of what {@link #vary} says, one trial after the other. */
    public static SweepPlan of(Goal goal) {
        return new SweepPlan(NEWEST, List.of(), goal, OptionalInt.empty(), 0, Optional.empty(), 1, 0);
    }

    public static SweepPlan maximize(String metric) {
        return of(Goal.max(metric));
    }

    public static SweepPlan minimize(String metric) {
        return of(Goal.min(metric));
    }

    /** Adds config, each as {@code key=value}, {@code key=a,b,c} or {@code key=low..high [log]}. */
    public SweepPlan vary(String... more) {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return new SweepPlan(version, all, goal, trials, seed, halving, parallel, stepsAtOnce);
    }

    /** So many combinations, drawn by chance. */
    public SweepPlan trials(int count) {
        return new SweepPlan(version, arguments, goal, OptionalInt.of(count), seed, halving, parallel, stepsAtOnce);
    }

    /** What chance begins with: the same seed draws the same combinations. */
    public SweepPlan seed(long start) {
        return new SweepPlan(version, arguments, goal, trials, start, halving, parallel, stepsAtOnce);
    }

    /** Ends trials early that fall behind. */
    public SweepPlan halving(Halving how) {
        return new SweepPlan(version, arguments, goal, trials, seed, Optional.of(how), parallel, stepsAtOnce);
    }

    /** So many trials at once. */
    public SweepPlan parallel(int trialsAtOnce) {
        return new SweepPlan(version, arguments, goal, trials, seed, halving, trialsAtOnce, stepsAtOnce);
    }

    String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is plain data", e);
        }
    }

    /**
     * Reads what the store keeps.
     *
     * @throws IllegalArgumentException if it is none, or of a newer version
     */
    public static SweepPlan parse(String json) {
        try {
            SweepPlan plan = MAPPER.readValue(json, SweepPlan.class);
            if (plan.version > NEWEST) {
                throw new IllegalArgumentException(
                        "the sweep was planned by a newer Brewline (version %d)".formatted(plan.version));
            }
            return plan;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the sweep's plan can't be read: " + e.getOriginalMessage(), e);
        }
    }
}
