package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.run.Scheduler.End;
import org.brewline.engine.run.Scheduler.Move;
import org.junit.jupiter.api.Test;

/** The scheduler alone: named graph shapes, nothing runs. */
class SchedulerTest {
    /** The components that the shapes are made of. */
    static final class Steps {
        static int source() {
            return 1;
        }

        static int one(Integer a) {
            return a;
        }

        static int two(Integer a, Integer b) {
            return a + b;
        }

        static int maybe(Optional<Integer> a) {
            return a.orElse(0);
        }
    }

    private static Scheduler scheduler(Pipes pipes, Map<String, Object> values) {
        return new Scheduler(
                pipes.pipeline(),
                binding -> binding instanceof Binding.FromStep from
                        ? values.get(from.step())
                        : ((Binding.Constant) binding).value());
    }

    private static Scheduler scheduler(Pipes pipes) {
        return scheduler(pipes, Map.of());
    }

    private static Pipes diamond() {
        return new Pipes(Steps.class)
                .step("top", "source")
                .step("left", "one")
                .input("a", "top")
                .step("right", "one")
                .input("a", "top")
                .step("bottom", "two")
                .input("a", "left")
                .input("b", "right");
    }

    private static Condition above(String step, int limit) {
        return new Condition.Compare(Pipes.from(step), Condition.Operator.ABOVE, new Binding.Constant(limit));
    }

    @Test
    void aDiamondGoesDownOnBothSidesAndMeets() {
        var scheduler = scheduler(diamond());

        assertThat(scheduler.begin()).containsExactly(new Move.Start("top"));
        assertThat(scheduler.ended("top", End.SUCCEEDED))
                .containsExactly(new Move.Start("left"), new Move.Start("right"));
        assertThat(scheduler.ended("right", End.SUCCEEDED)).isEmpty();
        assertThat(scheduler.ended("left", End.SUCCEEDED)).containsExactly(new Move.Start("bottom"));
        assertThat(scheduler.ended("bottom", End.SUCCEEDED)).isEmpty();
        assertThat(scheduler.isDone()).isTrue();
    }

    @Test
    void theLongestPathRanksHighest() {
        var scheduler = scheduler(diamond().step("alone", "source"));

        assertThat(scheduler.rank("top")).isEqualTo(3);
        assertThat(scheduler.rank("left")).isEqualTo(2);
        assertThat(scheduler.rank("alone")).isEqualTo(1);
    }

    @Test
    void whatNeedsAFailedStepIsSkippedAllTheWayDown() {
        var scheduler = scheduler(diamond());
        scheduler.begin();
        scheduler.ended("top", End.SUCCEEDED);
        scheduler.ended("left", End.SUCCEEDED);

        assertThat(scheduler.ended("right", End.FAILED))
                .containsExactly(new Move.Skip("bottom", "it needs right, and right failed"));
        assertThat(scheduler.isDone()).isTrue();
    }

    @Test
    void aFalseConditionSkipsAndSaysTheFigures() {
        var scheduler = scheduler(
                new Pipes(Steps.class)
                        .step("score", "source")
                        .step("publish", "source")
                        .when(above("score", 5))
                        .step("tell", "one")
                        .input("a", "publish"),
                Map.of("score", 3));
        scheduler.begin();

        assertThat(scheduler.ended("score", End.SUCCEEDED))
                .containsExactly(
                        new Move.Skip("publish", "score > 5 was false (3)"),
                        new Move.Skip("tell", "it needs publish, and publish was skipped"));
    }

    @Test
    void anOptionalInputDoesWithoutASkippedStep() {
        var scheduler = scheduler(
                new Pipes(Steps.class)
                        .step("score", "source")
                        .step("publish", "source")
                        .when(above("score", 5))
                        .step("tell", "maybe")
                        .input("a", "publish"),
                Map.of("score", 3));
        scheduler.begin();

        assertThat(scheduler.ended("score", End.SUCCEEDED)).contains(new Move.Start("tell"));
    }

    @Test
    void firstOfTakesWhicheverBranchRan() {
        var first = new Binding.FirstOf(java.util.List.of(Pipes.from("a"), Pipes.from("b")));
        var scheduler = scheduler(new Pipes(Steps.class)
                .step("a", "source")
                .step("b", "source")
                .step("then", "one")
                .bind("a", first));
        scheduler.begin();
        scheduler.ended("a", End.SKIPPED);

        assertThat(scheduler.ended("b", End.SUCCEEDED)).containsExactly(new Move.Start("then"));
    }

    @Test
    void firstOfNothingIsSkipped() {
        var first = new Binding.FirstOf(java.util.List.of(Pipes.from("a"), Pipes.from("b")));
        var scheduler = scheduler(new Pipes(Steps.class)
                .step("a", "source")
                .step("b", "source")
                .step("then", "one")
                .bind("a", first));
        scheduler.begin();
        scheduler.ended("a", End.SKIPPED);

        assertThat(scheduler.ended("b", End.SKIPPED))
                .containsExactly(new Move.Skip("then", "it needs a, and a was skipped"));
    }

    @Test
    void orderOnlyWaitsButDoesNotNeedASkippedStep() {
        var scheduler = scheduler(new Pipes(Steps.class)
                .step("a", "source")
                .step("then", "source")
                .after("a"));
        scheduler.begin();

        assertThat(scheduler.ended("a", End.SKIPPED)).containsExactly(new Move.Start("then"));
    }

    @Test
    void aConditionThatThrowsFailsItsStep() {
        var test = new Condition.Test(Pipes.from("a"), value -> {
            throw new IllegalStateException("no idea");
        });
        var scheduler = scheduler(
                new Pipes(Steps.class)
                        .step("a", "source")
                        .step("then", "source")
                        .when(test),
                Map.of("a", 1));
        scheduler.begin();

        assertThat(scheduler.ended("a", End.SUCCEEDED))
                .singleElement()
                .isInstanceOfSatisfying(
                        Move.Fail.class, f -> assertThat(f.cause()).hasMessage("no idea"));
    }

    @Test
    void nanComparesAsInJava() {
        var nan = Map.<String, Object>of("a", Double.NaN);
        var conditions = new Conditions(b -> b instanceof Binding.Constant c ? c.value() : nan.get("a"));

        assertThat(conditions.decide(above("a", 0)).holds()).isFalse();
        assertThat(conditions.decide(new Condition.Not(above("a", 0))).holds()).isTrue();
        assertThat(conditions
                        .decide(new Condition.Compare(Pipes.from("a"), Condition.Operator.NOT_EQUAL, Pipes.from("a")))
                        .holds())
                .isTrue();
    }
}
