package org.brewline.engine.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.component.Parameter.Role;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.config.TypeNames;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Components of plain Java: how their signature is read, and which are refused. */
class ComponentsTest {
    static final class Table {}

    record Parts(Table train, List<Table> folds) {}

    record Svc(String kernel, double c) {}

    static final class Good {
        @Component(retries = 2, timeout = "10m", cache = false)
        static Parts split(
                Table data,
                Optional<Table> more,
                List<Table> many,
                @Default("0.3") double testFraction,
                Svc svc,
                Map<String, Double> weights,
                Path csv,
                Metrics metrics,
                Outputs outputs,
                Progress progress,
                Logger log) {
            return new Parts(data, many);
        }

        @Component("renamed")
        static void save(Table data) {}

        @Component
        static double score(Optional<Double> limit) {
            return limit.orElse(0.0);
        }
    }

    private static ComponentSpec good(String name) {
        return Components.of(Good.class).get(name);
    }

    private static Parameter parameter(String name) {
        return good("split").signature().parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aParametersTypeSaysWhatItIs() {
        assertThat(good("split").signature().parameters())
                .extracting(Parameter::role)
                .containsExactly(
                        Role.INPUT,
                        Role.INPUT,
                        Role.INPUT,
                        Role.CONFIG,
                        Role.CONFIG,
                        Role.CONFIG,
                        Role.CONFIG,
                        Role.INJECTED,
                        Role.INJECTED,
                        Role.INJECTED,
                        Role.INJECTED);
    }

    @Test
    void anOptionalInputHasTheTypeInside() {
        assertThat(parameter("more").optional()).isTrue();
        assertThat(parameter("more").type()).isEqualTo(Table.class);
        assertThat(good("score").signature().inputs().get(0).type()).isEqualTo(Double.class);
    }

    @Test
    void aDefaultMakesConfigOptional() {
        assertThat(parameter("testFraction").defaultText()).contains("0.3");
        assertThat(parameter("svc").isRequiredConfig()).isTrue();
    }

    @Test
    void genericTypesAreKept() {
        assertThat(parameter("many").typeSource()).isEqualTo("List<Table>");
        assertThat(TypeNames.of(parameter("weights").type())).isEqualTo("Map<String, Double>");
    }

    @Test
    void aRecordsComponentsAreOutputs() {
        assertThat(good("split").signature().outputs())
                .extracting(o -> o.name() + ": " + o.typeSource())
                .containsExactly("train: Table", "folds: List<Table>");
        assertThat(good("renamed").signature().outputs()).isEmpty();
        assertThat(good("score").signature().outputs())
                .extracting(OutputSpec::name)
                .containsExactly(OutputSpec.WHOLE);
    }

    @Test
    void theAnnotationSaysHowItRuns() {
        ComponentSpec split = good("split");
        assertThat(split.retries()).isEqualTo(2);
        assertThat(split.timeout()).contains(Duration.ofMinutes(10));
        assertThat(split.cache()).isFalse();
        assertThat(split.place()).isEqualTo("ComponentsTest.java");
    }

    @Test
    void theClassesOfTheProjectAreCapturedButNotTheEnginesOwn() {
        assertThat(good("split").environment().classes().keySet())
                .contains(Good.class.getName(), Parts.class.getName(), Table.class.getName())
                .noneMatch(name -> name.equals(Metrics.class.getName()) || name.startsWith("java."));
    }

    @Test
    void oneClassesComponentsHaveHashesOfTheirOwn() {
        assertThat(good("split").environment().codeHash())
                .hasSize(64)
                .isNotEqualTo(good("renamed").environment().codeHash());
    }

    static final class Bad {
        @Component
        void notStatic(Table data) {}

        @Component
        static <T> T generic(T value) {
            return value;
        }

        @Component
        static void array(@Default("[1]") int[] sizes) {}

        @Component
        static void file(File csv) {}

        @Component
        static void defaultOnInput(@Default("x") Table data) {}

        @Component
        static void wrongDefault(@Default("ten") int epochs) {}

        @Component
        static void reserved(String named, int after) {}

        @Component
        static double compared(double atLeast, Table is) {
            return atLeast;
        }

        @Component(timeout = "10", retries = -1)
        static void limits() {}

        @Component
        static void injected(@Default("x") Metrics metrics) {}
    }

    @Test
    void everyProblemOfEveryComponentIsToldWithItsCure() {
        var refused = catchThrowableOfType(ProblemsException.class, () -> Components.of(Bad.class));
        assertThat(refused.problems()).extracting(Problem::where).containsOnly("ComponentsTest.java");
        assertThat(refused.problems().stream().map(p -> p.what() + ": " + p.instead()))
                .containsExactlyInAnyOrder(
                        "notStatic is not static: write static: a step has no object to be called on",
                        "generic has type parameters of its own: write the types out: what flows between steps has one type",
                        "the default of sizes of array: int[] is no config type: write List<Integer> instead of the array",
                        "the parameter csv of file is of type File, which is no config type: write Path",
                        "the default of data of defaultOnInput: Table is no config type: config is text, truth, numbers,"
                                + " enums, Path, URI, Duration, dates, records, lists and maps of these; leave the default out"
                                + " if another step gives it",
                        "the default of epochs of wrongDefault is \"ten\": it takes a whole number",
                        "the config named of reserved: every step has .named(…) already: rename it",
                        "the config after of reserved: every step has .after(…) already: rename it",
                        "the config atLeast of compared: the step's value is compared with .atLeast(…): rename it",
                        "the timeout of limits is \"10\": it takes a duration with its unit, such as 10s",
                        "limits has retries -1: write 0 or more",
                        "the default of metrics of injected: Metrics is injected: leave the default out");
    }

    @Test
    void anUnknownComponentNamesTheNearest() {
        var missing = catchThrowableOfType(
                ProblemsException.class, () -> Components.of(Good.class).get("splti"));
        assertThat(missing).hasMessageContaining("did you mean \"split\"?");
    }

    @Test
    void aClassWithoutComponentsIsRefused() {
        assertThat(catchThrowableOfType(ProblemsException.class, () -> Components.of(String.class)))
                .hasMessageContaining("String has no component");
    }
}
