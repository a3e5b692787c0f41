package org.brewline.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.brewline.engine.component.Components;
import org.junit.jupiter.api.Test;

/** What a body of typed handles means. */
class TracedBodyTest {
    private static final Components COMPONENTS = Components.of(Penguins.class);

    /** The penguins' steps up to the score, with what the test adds. */
    abstract static class Scored extends PenguinHandles {
        TrainSvc svc;
        Evaluate score;

        @Override
        protected void body() {
            var parts = split(load()).testFraction(0.3);
            svc = trainSvc(parts.train()).kernel("rbf");
            score = evaluate(svc, parts.test());
            then();
        }

        abstract void then();
    }

    static Pipeline scored(Consumer<Scored> then) {
        return link(new Scored() {
            @Override
            void then() {
                then.accept(this);
            }
        });
    }

    static Pipeline link(PipelineBody body) {
        var param = new PipelineParam("minAccuracy", double.class, "double", Optional.of("0.9"), "cell 7, line 1");
        return Linker.link("penguins", "", List.of(param), body, COMPONENTS::find, "cell 7, line 1", PlainJava::locate);
    }

    private static String guard(Pipeline pipeline, String step) {
        return ConditionText.of(pipeline.step(step).orElseThrow().condition().orElseThrow());
    }

    @Test
    void aCallMakesAStepThatIsFedFromItsInputs() {
        Pipeline penguins = scored(s -> {});
        assertThat(penguins.step("evaluate").orElseThrow().bindings())
                .containsEntry("model", new Binding.FromStep("trainSvc", Binding.FromStep.ALL))
                .containsEntry("test", new Binding.FromStep("split", "test"));
    }

    @Test
    void aNameGivenAfterTheOutputsWereHandedOnIsUsedEverywhere() {
        Pipeline penguins = scored(s -> {
            s.when(s.score.f1().above(0.5), () -> s.publish(s.svc));
            s.warn().limit(s.score.f1()).after(s.svc);
            s.score.named("Auswertung");
            s.svc.named("svc-1");
        });
        assertThat(penguins.step("Auswertung").orElseThrow().bindings())
                .containsEntry("model", new Binding.FromStep("svc-1", ""));
        assertThat(guard(penguins, "publish")).isEqualTo("Auswertung.f1 > 0.5");
        assertThat(penguins.step("warn").orElseThrow().after()).containsExactly("svc-1");
    }

    @Test
    void plainJavaUnrollsSteps() {
        Pipeline penguins = scored(s -> {
            for (String kernel : List.of("linear", "poly")) {
                s.trainSvc(s.split(s.load().named("load-" + kernel))
                                .named("split-" + kernel)
                                .train())
                        .kernel(kernel)
                        .named("svc-" + kernel);
            }
        });
        assertThat(penguins.steps()).extracting(StepNode::name).contains("svc-linear", "svc-poly");
    }

    @Test
    void aConditionOnAParameterNamesIt() {
        Pipeline penguins = scored(s ->
                s.when(s.score.accuracy().atLeast(new Param.OfNumber<Double>("minAccuracy")), () -> s.publish(s.svc)));
        assertThat(guard(penguins, "publish")).isEqualTo("evaluate.accuracy ≥ minAccuracy");
    }

    @Test
    void orElseIsTheNegation() {
        Pipeline penguins =
                scored(s -> s.when(s.score.converged(), () -> s.publish(s.svc)).orElse(() -> s.explain(s.score)));
        assertThat(guard(penguins, "explain")).isEqualTo("not evaluate.converged");
    }

    @Test
    void nestedConditionsAreBothNeeded() {
        Pipeline penguins = scored(s -> s.when(s.score.converged(), () -> {
            s.when(s.score.best().is("svc"), () -> {
                s.publish(s.svc);
            });
            s.warn();
        }));
        assertThat(guard(penguins, "publish")).isEqualTo("evaluate.converged and evaluate.best = svc");
        assertThat(guard(penguins, "warn")).isEqualTo("evaluate.converged");
    }

    @Test
    void conditionsCombineWithAndOrNot() {
        Pipeline penguins = scored(s -> s.when(
                s.not(s.score.accuracy().below(0.5).or(s.score.f1().below(0.5)))
                        .and(s.score.best().isNot("none")),
                () -> s.publish(s.svc)));
        assertThat(guard(penguins, "publish"))
                .isEqualTo("not (evaluate.accuracy < 0.5 or evaluate.f1 < 0.5) and evaluate.best ≠ none");
    }

    @Test
    void aScalarStepIsComparedItself() {
        Pipeline penguins = scored(s -> s.when(s.count(s.load().named("again")).atLeast(100), () -> s.publish(s.svc)));
        assertThat(guard(penguins, "publish")).isEqualTo("count ≥ 100");
    }

    @Test
    void aJavaTestIsACondition() {
        Pipeline penguins =
                scored(s -> s.when(s.score, score -> score.f1() > score.accuracy(), () -> s.publish(s.svc)));
        assertThat(guard(penguins, "publish")).isEqualTo("test of evaluate");
    }

    @Test
    void theOutputOfBranchesIsThatOfWhicheverRan() {
        Pipeline penguins = scored(s -> {
            Output<Penguins.Data> data = s.when(
                            s.score.converged(), () -> s.load().named("left"))
                    .orElse(() -> s.load().named("right"));
            s.count(data);
        });
        assertThat(penguins.step("count").orElseThrow().bindings())
                .containsEntry(
                        "data",
                        new Binding.FirstOf(
                                List.of(new Binding.FromStep("left", ""), new Binding.FromStep("right", ""))));
    }

    @Test
    void firstOfIsFlat() {
        Pipeline penguins = scored(s -> {
            var a = s.load().named("a");
            var b = s.load().named("b");
            var c = s.load().named("c");
            s.count(s.firstOf(s.firstOf(a, b), c));
        });
        assertThat(penguins.edges())
                .filteredOn(e -> e.to().equals("count"))
                .extracting(Edge::from)
                .containsExactly("a", "b", "c");
    }

    @Test
    void edgesSayWhyTheyAreThere() {
        Pipeline penguins = scored(s -> {
            s.when(s.score.converged(), () -> s.warn().limit(s.score.f1()).after(s.svc));
        });
        assertThat(penguins.edges())
                .filteredOn(e -> e.to().equals("warn"))
                .containsExactlyInAnyOrder(
                        new Edge("evaluate", "warn", "f1", "limit", Edge.Reason.CONFIG),
                        new Edge("evaluate", "warn", "converged", "", Edge.Reason.CONDITION),
                        new Edge("trainSvc", "warn", "", "", Edge.Reason.ORDER));
    }

    @Test
    void aStepOutsideOfLinkingIsABug() {
        var body = new PenguinHandles() {
            @Override
            protected void body() {}
        };
        assertThatThrownBy(body::load).isInstanceOf(IllegalStateException.class).hasMessageContaining("Linker.link");
    }

    @Test
    void whatTheBodyThrowsReachesTheUser() {
        assertThatThrownBy(() -> scored(s -> {
                    throw new ArithmeticException("of the user");
                }))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("of the user");
    }
}
