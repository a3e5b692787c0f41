package org.brewline.engine.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.config.ConfigYaml;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineKeys;
import org.junit.jupiter.api.Test;

/** Ranges and choices that are declared with Jakarta Validation's annotations. */
class ConstraintTest {
    record Svc(
            @Positive double c,
            @Pattern(regexp = "linear|rbf") @Default("rbf") String kernel) {}

    static final class Good {
        @Component
        static void train(
                @Min(1) @Default("30") int epochs,
                @DecimalMax(value = "1", inclusive = false) double rate,
                Svc svc,
                @Size(min = 1, max = 3) @Default("[64]") List<Integer> layers,
                @NotEmpty @Default("x") String title) {}
    }

    static final class Bad {
        @Component
        static void train(@Positive @Default("0") int epochs, @Email String to, @Min(1) Duration limit) {}
    }

    private static final Pipeline PIPELINE = Pipeline.define("p", Components.of(Good.class), p -> p.step("train"));

    private static ResolvedConfig resolve(String... arguments) {
        return ConfigResolver.resolve(
                "not run",
                PipelineKeys.of(PIPELINE),
                List.of(ConfigLayer.arguments(Arrays.asList(arguments), "cell 2")),
                Path.of(""));
    }

    private static List<String> problems(ProblemsException refused) {
        return refused.problems().stream()
                .map(p -> p.what() + "; " + p.instead())
                .toList();
    }

    @Test
    void valuesAsDeclaredAreTaken() {
        assertThat(resolve("train.rate=0.1", "train.svc.c=1")
                        .step("train")
                        .get("rate")
                        .value())
                .isEqualTo(0.1);
    }

    @Test
    void valuesOutOfRangeSayTheRange() {
        var refused = catchThrowableOfType(
                ProblemsException.class,
                () -> resolve(
                        "train.epochs=0",
                        "train.rate=1",
                        "train.svc={c: -1, kernel: poly}",
                        "train.layers=[]",
                        "train.title=\"\""));
        assertThat(problems(refused))
                .containsExactly(
                        "train.epochs is 0; it takes a whole number, at least 1; it is declared in ConstraintTest.java",
                        "train.layers is []; it takes a list, each element a whole number, of size 1 to 3; it is declared in"
                                + " ConstraintTest.java",
                        "train.rate is 1; it takes a number, below 1; it is declared in ConstraintTest.java",
                        "train.svc.c is -1; it takes a number, above 0; it is declared in ConstraintTest.java",
                        "train.svc.kernel is poly; it takes text, one of linear, rbf; it is declared in"
                                + " ConstraintTest.java",
                        "train.title is \"\"; it takes text, not empty; it is declared in ConstraintTest.java");
    }

    @Test
    void notANumberIsInNoRange() {
        var refused =
                catchThrowableOfType(ProblemsException.class, () -> resolve("train.rate=.nan", "train.svc.c=.inf"));
        assertThat(refused.problems()).extracting(Problem::what).containsExactly("train.rate is .nan");
    }

    @Test
    void theCompleteConfigTellsTheRange() {
        assertThat(ConfigYaml.complete(PipelineKeys.of(PIPELINE)))
                .containsPattern("rate: +# required: a number, below 1\n")
                .containsPattern("epochs: 30 +# a whole number, at least 1; default\n")
                .containsPattern("svc: \\{kernel: rbf} +# required: c; a mapping with c \\(a number, above 0\\)");
    }

    @Test
    void aDefaultOutOfRangeAndWhatCannotBeEnforcedAreRefused() {
        var refused = catchThrowableOfType(ProblemsException.class, () -> Components.of(Bad.class));
        assertThat(problems(refused))
                .containsExactly(
                        "@Email on the config to of train, which is String; it can't be enforced: leave it out, or check the"
                                + " value in the component",
                        "@Min on the config limit of train, which is Duration; it can't be enforced: leave it out, or check"
                                + " the value in the component",
                        "the default of epochs of train is 0; it takes a whole number, above 0");
    }

    @Test
    void aValueOfTheBodyIsCheckedWhenThePipelineIsLinked() {
        var refused = catchThrowableOfType(
                ProblemsException.class,
                () -> Pipeline.define(
                        "p", Components.of(Good.class), p -> p.step("train").set("epochs", -1)));
        assertThat(problems(refused)).containsExactly("epochs of train is -1; it takes a whole number, at least 1");
    }
}
