package org.brewline.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.brewline.engine.component.Default;
import org.junit.jupiter.api.Test;

/** Which types are config, and how their text is read and written. */
class ConfigTypesTest {
    enum Kernel {
        LINEAR,
        RBF
    }

    record Grid(Kernel kernel, @Default("1.0") double c, List<Integer> sizes) {}

    record Range<T>(T from, T to) {}

    record Tree(String name, List<Tree> children) {}

    record Positive(int value) {
        Positive {
            if (value <= 0) {
                throw new IllegalArgumentException("value (%d) must be positive".formatted(value));
            }
        }
    }

    private static final Path BASE = Path.of("/somewhere/notebooks");

    private static Object parse(Type type, String text) {
        return ConfigTypes.parse(type, text, BASE);
    }

    private static String refusal(Type type, String text) {
        try {
            return "read as " + parse(type, text);
        } catch (ProblemsException e) {
            return e.problems().get(0).what() + "; " + e.problems().get(0).instead();
        }
    }

    @Test
    void simpleTypesAreReadFromTheirUsualText() {
        assertThat(parse(String.class, "rbf")).isEqualTo("rbf");
        assertThat(parse(String.class, "1.0")).isEqualTo("1.0");
        assertThat(parse(boolean.class, "true")).isEqualTo(true);
        assertThat(parse(int.class, "1_000")).isEqualTo(1000);
        assertThat(parse(Long.class, "1e3")).isEqualTo(1000L);
        assertThat(parse(short.class, "0x1F")).isEqualTo((short) 31);
        assertThat(parse(byte.class, "-128")).isEqualTo((byte) -128);
        assertThat(parse(double.class, "1e-3")).isEqualTo(0.001);
        assertThat(parse(float.class, ".5")).isEqualTo(0.5f);
        assertThat(parse(char.class, ";")).isEqualTo(';');
        assertThat(parse(BigDecimal.class, "0.10")).isEqualTo(new BigDecimal("0.10"));
        assertThat(parse(BigInteger.class, "12345678901234567890")).isEqualTo(new BigInteger("12345678901234567890"));
        assertThat(parse(Kernel.class, "RBF")).isEqualTo(Kernel.RBF);
        assertThat(parse(URI.class, "https://example.org/a?b=c")).isEqualTo(URI.create("https://example.org/a?b=c"));
        assertThat(parse(LocalDate.class, "2026-11-23")).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void aRelativePathStartsAtTheBaseFolder() {
        assertThat(parse(Path.class, "data/a.csv")).isEqualTo(Path.of("/somewhere/notebooks/data/a.csv"));
        assertThat(parse(Path.class, "/data/a.csv")).isEqualTo(Path.of("/data/a.csv"));
    }

    @Test
    void durationsAreReadTheShortWayAndTheIsoWay() {
        assertThat(parse(Duration.class, "10m")).isEqualTo(Duration.ofMinutes(10));
        assertThat(parse(Duration.class, "1h30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(parse(Duration.class, "250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(parse(Duration.class, "PT90S")).isEqualTo(Duration.ofSeconds(90));
        assertThat(refusal(Duration.class, "90")).contains("with its unit, such as 90s");
    }

    @Test
    void recordsListsAndMapsAreReadFromFlowYaml() {
        assertThat(parse(Grid.class, "{kernel: LINEAR, sizes: [1, 2]}"))
                .isEqualTo(new Grid(Kernel.LINEAR, 1.0, List.of(1, 2)));
        Type weights = Generics.parameterized(Map.class, String.class, Double.class);
        assertThat(parse(weights, "{a: 1, \"b c\": .5}")).isEqualTo(Map.of("a", 1.0, "b c", 0.5));
        assertThat(parse(Generics.parameterized(Range.class, LocalDate.class), "{from: 2026-01-01, to: 2026-12-31}"))
                .isEqualTo(new Range<>(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));
        assertThat(parse(Tree.class, "{name: a, children: [{name: b, children: []}]}"))
                .isEqualTo(new Tree("a", List.of(new Tree("b", List.of()))));
    }

    @Test
    void whatDoesNotFitSaysWhatItTakes() {
        assertThat(refusal(int.class, "ten")).isEqualTo("the value is \"ten\"; it takes a whole number");
        assertThat(refusal(int.class, "1.5")).contains("a whole number, without a fraction");
        assertThat(refusal(int.class, "3000000000")).contains("from -2147483648 to 2147483647");
        assertThat(refusal(double.class, "1,5")).contains("with a point instead of the comma");
        assertThat(refusal(boolean.class, "yes")).contains("it takes true or false");
        assertThat(refusal(Kernel.class, "RFB")).contains("one of LINEAR, RBF; did you mean RBF?");
        assertThat(refusal(LocalDate.class, "23.11.2026")).contains("a date such as 2026-11-23");
        assertThat(refusal(int.class, "[1]")).contains("the value is a list");
        assertThat(refusal(Grid.class, "7"))
                .contains("it takes a mapping with kernel (one of LINEAR, RBF), c (a number)");
    }

    @Test
    void notANumberMustBeMeant() {
        assertThat(parse(double.class, ".nan")).isEqualTo(Double.NaN);
        assertThat(parse(double.class, "-.inf")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(refusal(double.class, "NaN")).contains("write .nan, .inf or -.inf");
        assertThat(refusal(double.class, "-Infinity")).contains("write .nan, .inf or -.inf");
        assertThat(refusal(double.class, "1e999")).contains("it takes a number");
        assertThat(refusal(float.class, "1e39")).contains("it takes a number from");
        assertThat(refusal(int.class, ".nan")).contains("it takes a whole number");
    }

    @Test
    void hugeNumbersAreRefusedWithoutBeingMade() {
        assertThat(refusal(BigInteger.class, "1e999999999")).contains("an exponent of at most 1,000");
        assertThat(refusal(BigDecimal.class, "9".repeat(2_000))).contains("at most 1,000 digits");
    }

    @Test
    void aRecordSaysWhichOfItsFieldsIsWrong() {
        assertThatThrownBy(() -> parse(Grid.class, "{kernel: x, sizes: [1, two], siez: 1}"))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::what)
                                .containsExactly(
                                        "the value.kernel is \"x\"",
                                        "the value.sizes[1] is \"two\"",
                                        "unknown key \"the value.siez\""));
        assertThat(refusal(Grid.class, "{sizes: []}"))
                .isEqualTo("the value.kernel is missing; it takes one of LINEAR, RBF");
    }

    @Test
    void whatARecordsConstructorRefusesIsAProblem() {
        assertThat(refusal(Positive.class, "{value: 0}")).contains("value (0) must be positive");
    }

    @Test
    void otherTypesAreNoConfig() {
        assertThat(ConfigTypes.isConfig(Object.class)).isFalse();
        assertThat(ConfigTypes.isConfig(int[].class)).isFalse();
        assertThat(ConfigTypes.isConfig(File.class)).isFalse();
        assertThat(ConfigTypes.isConfig(List.class)).isFalse();
        assertThat(ConfigTypes.isConfig(Generics.parameterized(List.class, Thread.class)))
                .isFalse();
        assertThat(ConfigTypes.isConfig(Generics.parameterized(Map.class, Thread.class, String.class)))
                .isFalse();
        assertThat(ConfigTypes.isConfig(Tree.class)).isTrue();
    }

    @Test
    void aTextIsQuotedOnlyWhenItMustBe() {
        assertThat(ConfigTypes.print("data/penguins.csv")).isEqualTo("data/penguins.csv");
        assertThat(ConfigTypes.print("Größe in mm")).isEqualTo("Größe in mm");
        assertThat(ConfigTypes.print("true")).isEqualTo("\"true\"");
        assertThat(ConfigTypes.print("1.0")).isEqualTo("\"1.0\"");
        assertThat(ConfigTypes.print("")).isEqualTo("\"\"");
        assertThat(ConfigTypes.print("C:\\data")).isEqualTo("\"C:\\\\data\"");
        assertThat(ConfigTypes.print("a\nb")).isEqualTo("\"a\\nb\"");
    }

    @Test
    void valuesArePrintedOnOneLine() {
        assertThat(ConfigTypes.print(new Grid(Kernel.RBF, 0.5, List.of(3))))
                .isEqualTo("{kernel: RBF, c: 0.5, sizes: [3]}");
        assertThat(ConfigTypes.print(Duration.ofMinutes(90))).isEqualTo("1h30m");
        assertThat(ConfigTypes.print(Map.of("a b", Double.NaN))).isEqualTo("{a b: .nan}");
    }

    @Test
    void aSecretPrintsItsName() {
        assertThat(ConfigTypes.print(Secret.of("token", "hunter2"))).isEqualTo("token");
        assertThat(Secret.of("token", "hunter2")).hasToString("secret token");
    }
}
