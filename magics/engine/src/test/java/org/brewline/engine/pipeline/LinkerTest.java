package org.brewline.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Consumer;
import org.brewline.engine.component.Components;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.junit.jupiter.api.Test;

/** What can't be linked, each with its sentence. */
class LinkerTest {
    private static final Components COMPONENTS = Components.of(Penguins.class);

    private static Pipeline define(Consumer<PipelineDefinition> body) {
        return Pipeline.define("penguins", COMPONENTS, body);
    }

    private static List<String> problems(Consumer<PipelineDefinition> body) {
        return catchThrowableOfType(ProblemsException.class, () -> define(body)).problems().stream()
                .map(p -> p.what() + ": " + p.instead())
                .toList();
    }

    @Test
    void anUnknownComponentNamesTheNearest() {
        assertThat(problems(p -> p.step("laod")))
                .containsExactly("no component is called laod: did you mean \"load\"?");
    }

    @Test
    void anInputThatNothingFeedsIsRefused() {
        assertThat(problems(p -> p.step("trainSvc")))
                .containsExactly(
                        "the input train of trainSvc is not fed: put an output of type Data in the parentheses of"
                                + " trainSvc(…)");
    }

    @Test
    void anOptionalInputMayStayOpen() {
        Pipeline merged = define(p -> p.step("merge", List.of(p.step("load"))));
        assertThat(merged.step("merge").orElseThrow().bindings()).containsOnlyKeys("all");
    }

    @Test
    void aWrongTypeSaysWhatFitsInstead() {
        assertThat(problems(p -> p.step("trainSvc", p.step("split", p.step("load")))))
                .containsExactly("train of trainSvc takes Data, but split is Parts: did you mean its output .train()?");
        assertThat(problems(p -> p.step("publish", p.step("load"))))
                .containsExactly("model of publish takes Trained<Svc>, but load is Data: feed it with an output of type"
                        + " Trained<Svc>");
    }

    @Test
    void aTypeArgumentThatDoesNotFitIsRefused() {
        assertThat(problems(p -> p.step("publish", p.step("trainData", p.step("load")))))
                .containsExactly(
                        "no component is called trainData: there are " + String.join(", ", COMPONENTS.names()));
    }

    @Test
    void anUnknownOutputNamesTheNearest() {
        assertThat(problems(
                        p -> p.step("trainSvc", p.step("split", p.step("load")).output("trian"))))
                .containsExactly("split has no output trian: did you mean \"train\"?");
    }

    @Test
    void anUnknownConfigNamesTheNearest() {
        assertThat(problems(p -> p.step("load").set("cvs", "a.csv")))
                .containsExactly("load has no parameter cvs: did you mean \"csv\"?");
    }

    @Test
    void aConfigOfTheWrongTypeIsRefused() {
        assertThat(problems(p -> p.step("warn").set("limit", "high")))
                .containsExactly("limit of warn is \"high\": it takes a number");
        assertThat(problems(p -> p.step("warn").set("limit", p.step("explain", p.step("load")))))
                .contains("limit of warn takes double, but explain is String: feed it with an output of type double");
    }

    @Test
    void aValueIsNoInput() {
        assertThat(problems(p -> p.step("count", "a text")))
                .containsExactly(
                        "the input data of count is fed with a value: feed it with an output of a step, of type Data");
    }

    @Test
    void aStepThatGivesNothingFeedsNothing() {
        assertThat(problems(p -> p.step("count", p.step("warn"))))
                .containsExactly("count takes the output of warn, which gives nothing: let warn return it, or write"
                        + " .after(warn) for the order only");
    }

    @Test
    void twoStepsOfOneNameAreRefused() {
        assertThat(problems(p -> {
                    p.step("load");
                    p.step("load");
                    p.step("load");
                }))
                .satisfiesExactly(
                        second -> assertThat(second)
                                .matches("two steps are called load, the first in LinkerTest.java:\\d+: name this one:"
                                        + " .named\\(\"load-2\"\\)"),
                        third -> assertThat(third).endsWith(".named(\"load-3\")"));
    }

    @Test
    void aStepsNameIsOfLettersDigitsAndDashes() {
        assertThat(problems(p -> p.step("load").named("my load!")))
                .containsExactly("a step can't be called \"my load!\": name it with letters, digits, - and _:"
                        + " .named(\"my-load-\")");
        assertThat(define(p -> p.step("load").named("Übung_1-α")).steps())
                .extracting(StepNode::name)
                .containsExactly("Übung_1-α");
    }

    @Test
    void aStepIsNotCalledLikeAConfigOfThePipeline() {
        assertThat(problems(p -> {
                    p.param("load", 1);
                    p.step("load");
                }))
                .containsExactly("the step load is called like the pipeline's config load: give it another name:"
                        + " .named(\"load-step\")");
    }

    @Test
    void aCycleIsNamed() {
        assertThat(problems(p -> {
                    var a = p.step("load").named("a");
                    var b = p.step("merge", List.of(a)).named("b");
                    var c = p.step("count", b).named("c");
                    a.after(c);
                    p.step("warn").named("outside").after(c);
                }))
                .containsExactly("a cycle: a → b → c → a: one of these must not need what comes after it");
    }

    @Test
    void aStepThatWaitsForItselfIsACycle() {
        assertThat(problems(p -> {
                    var a = p.step("load").named("a");
                    a.after(a);
                }))
                .containsExactly("a cycle: a → a: a step can't wait for itself");
    }

    @Test
    void aConditionOnWhatComesLaterIsACycle() {
        assertThat(problems(p -> {
                    var limit = p.step("warn");
                    var count = p.step("count", p.step("load"));
                    p.when(
                            count.<Integer>number("output").above(3),
                            () -> p.step("warn").named("late"));
                    count.after(limit);
                    limit.set("limit", count);
                }))
                .containsExactly("a cycle: warn → count → warn: one of these must not need what comes after it");
    }

    @Test
    void aConditionComparesWhatCanBeCompared() {
        assertThat(problems(p -> {
                    var score = p.step("split", p.step("load"));
                    p.when(score.number("train").above(3), () -> p.step("warn"));
                }))
                .containsExactly(
                        "a condition compares split.train, which is Data: compare a number, a text, a truth value"
                                + " or an enum, or give a Java test: when(output, value -> …, …)");
        assertThat(problems(p -> {
                    var count = p.step("count", p.step("load"));
                    p.when(count.scalar("output").is("many"), () -> p.step("warn"));
                }))
                .containsExactly(
                        "a condition compares count, which is int, with many, which is String: compare what has"
                                + " one type");
    }

    @Test
    void anOutputOfAnotherPipelineIsRefused() {
        var stolen = new java.util.ArrayList<GenericStep>();
        define(p -> stolen.add(p.step("load")));
        assertThat(problems(p -> p.step("count", stolen.get(0))))
                .containsExactly(
                        "count takes what a step of another pipeline gives: call the component in this pipeline"
                                + " too");
    }

    @Test
    void aListTakesSeveralOutputs() {
        Pipeline merged = define(p -> p.step(
                "merge", List.of(p.step("load").named("a"), p.step("load").named("b"))));
        assertThat(merged.step("merge").orElseThrow().bindings())
                .containsEntry(
                        "all",
                        new Binding.Collected(List.of(new Binding.FromStep("a", ""), new Binding.FromStep("b", ""))));
        assertThat(problems(p -> p.step("count", List.of(p.step("load")))))
                .containsExactly("data of count takes one Data, not several: feed it with one output, or declare it as"
                        + " List<Data>");
    }

    @Test
    void firstOfNeedsSeveral() {
        assertThat(problems(p -> p.step("count", p.firstOf(p.step("load")))))
                .containsExactly("firstOf with 1 output(s): give it the outputs of two or more steps");
    }

    @Test
    void anEmptyPipelineIsRefused() {
        assertThat(problems(p -> {})).containsExactly("penguins has no steps: call a component in it");
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfTheLines() {
        var refused = catchThrowableOfType(
                ProblemsException.class,
                () -> define(p -> {
                    p.step("trainSvc").set("kernal", "rbf");
                    p.step("laod");
                    p.step("publish", p.step("load"));
                }));
        assertThat(refused.problems()).hasSize(4);
        assertThat(refused.problems()).extracting(Problem::where).isSorted();
        assertThat(refused).hasMessageStartingWith("The pipeline penguins can't be linked:\n- LinkerTest.java:");
    }
}
