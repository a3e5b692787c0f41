package org.brewline.engine.sweep;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.brewline.engine.config.ConfigKey;
import org.brewline.engine.config.ProblemList;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineKeys;

/** The trials of a plan: always the same ones, so that a sweep can be gone on with. */
final class Planned {
    private static final int MOST = 10_000;
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+\\s*\\.\\.\\s*[-+]?\\d+(\\s+log)?");

    private Planned() {}

    /**
     * What the plan varies, checked against a pipeline.
     *
     * @throws org.brewline.engine.config.ProblemsException with everything that is wrong
     */
    static Space check(SweepPlan plan, Pipeline pipeline, String place) {
        var problems = new ProblemList();
        Space space = new SpaceReader(PipelineKeys.of(pipeline), place, problems).read(plan.arguments());
        if (plan.trials().isEmpty()) {
            for (Dimension dimension : space.dimensions()) {
                if (dimension.all().isEmpty()) {
                    problems.add(
                            "the range %s of \"%s\" has too many values to try each"
                                    .formatted(dimension.text(), dimension.key()),
                            place,
                            "say how many to draw, as in --trials 20, or write values: " + dimension.key()
                                    + "=0.1,1,10");
                }
            }
            if (space.gridSize() > MOST) {
                problems.add(
                        "there are %,d combinations".formatted(space.gridSize()),
                        place,
                        "say how many to draw, as in --trials 50");
            }
        } else if (plan.trials().getAsInt() > MOST) {
            problems.add("%,d trials".formatted(plan.trials().getAsInt()), place, "write at most 10,000");
        }
        goal(plan.goal(), pipeline, place, problems);
        plan.halving().ifPresent(halving -> goal(halving.goal(), pipeline, place, problems));
        problems.throwIfAny("\"%s\" was not swept".formatted(pipeline.name()));
        return space;
    }

    private static void goal(Goal goal, Pipeline pipeline, String place, ProblemList problems) {
        List<String> steps = pipeline.steps().stream()
                .map(step -> step.name().replace('/', '.'))
                .toList();
        boolean named = !goal.metric().contains(".");
        boolean known = steps.stream()
                .anyMatch(step -> goal.metric().equals(step)
                        || goal.step().replace('/', '.').equals(step)
                        || goal.step().startsWith(step + "["));
        if (!named && !known) {
            problems.add(
                    "the metric \"%s\" is of no step".formatted(goal.metric()),
                    place,
                    org.brewline.engine.config.NearestName.of(goal.step(), steps)
                            .map(step -> "did you mean \"" + step + "." + goal.name() + "\"?")
                            .orElse("write step.metric; the steps are " + String.join(", ", steps)));
        }
    }

    /** What a checked plan varies, read without its pipeline. */
    static Space space(SweepPlan plan) {
        List<ConfigKey> keys = plan.arguments().stream()
                .map(argument -> {
                    int equals = Math.max(0, argument.indexOf('='));
                    boolean whole = WHOLE.matcher(argument.substring(equals + 1).strip())
                            .matches();
                    return key(argument.substring(0, equals).strip(), whole);
                })
                .toList();
        return new SpaceReader(keys, "", new ProblemList()).read(plan.arguments());
    }

    private static ConfigKey key(String path, boolean whole) {
        Class<?> type = whole ? long.class : double.class;
        return new ConfigKey("", path, type, type.getName(), java.util.Optional.empty(), false, null, "");
    }

    /**
     * The varied config of each trial, by number from 1.
     *
     * @throws IllegalArgumentException if there are more than any checked plan has: a plan may come from elsewhere
     */
    static List<Map<String, String>> trials(SweepPlan plan, Space space) {
        if (plan.trials().orElse(0) > MOST || (plan.trials().isEmpty() && space.gridSize() > MOST)) {
            throw new IllegalArgumentException("the sweep has more than %,d trials".formatted(MOST));
        }
        return plan.trials().isPresent()
                ? space.sample(plan.trials().getAsInt(), new SplittableRandom(plan.seed()))
                : space.grid();
    }
}
