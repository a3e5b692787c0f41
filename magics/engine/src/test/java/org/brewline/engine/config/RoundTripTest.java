package org.brewline.engine.config;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.enumValues;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** What is printed is read back as an equal value. */
class RoundTripTest {
    /** Of examples that are large themselves; each build draws others. */
    private static final int FEWER = 250;

    record Nested(String text, double number, DayOfWeek day, List<String> names, Map<String, Long> counts) {}

    private static Object again(Type type, Object value) {
        return ConfigTypes.parse(type, ConfigTypes.print(value), Path.of(""));
    }

    private static Gen<String> texts() {
        Gen<String> any = strings().allPossible().ofLengthBetween(0, 12);
        Gen<String> tricky = integers()
                .between(0, 11)
                .map(i -> List.of(
                                "null",
                                "~",
                                " a ",
                                "#c",
                                "a: b",
                                "- x",
                                "${env:HOME}",
                                "$${file:x}",
                                "'",
                                "\"",
                                "\u2028",
                                "[")
                        .get(i));
        Gen<String> ascii = strings().basicLatinAlphabet().ofLengthBetween(0, 20);
        return any.mix(tricky).mix(ascii);
    }

    @Test
    void anyText() {
        qt().forAll(texts()).check(text -> again(String.class, text).equals(text));
    }

    @Test
    void anyDouble() {
        qt().forAll(doubles().any()).check(number -> again(double.class, number).equals(number));
    }

    @Test
    void anyLong() {
        qt().forAll(longs().all()).check(number -> again(long.class, number).equals(number));
    }

    @Test
    void anyDuration() {
        qt().forAll(
                        longs().between(-1_000_000_000_000L, 1_000_000_000_000L),
                        integers().between(0, 999_999_999))
                .as(Duration::ofSeconds)
                .check(duration -> again(Duration.class, duration).equals(duration));
    }

    @Test
    void recordsOfEverything() {
        Gen<List<String>> names = lists().of(texts()).ofSizeBetween(0, 4);
        qt().withExamples(FEWER)
                .forAll(texts(), doubles().any(), enumValues(DayOfWeek.class), names)
                .as((text, number, day, list) -> new Nested(text, number, day, list, Map.of(text, Math.round(number))))
                .check(value -> again(Nested.class, value).equals(value));
    }

    @Test
    void aWholeConfig() {
        qt().withExamples(FEWER).forAll(texts(), doubles().any(), texts()).check((text, number, key) -> {
            var value = new Nested(text, number, DayOfWeek.MONDAY, List.of(text, key), Map.of(key, 1L));
            var config = new ConfigKey(
                    "step", "nested", Nested.class, "Nested", java.util.Optional.empty(), false, value, "");
            String yaml = ConfigYaml.complete(List.of(config));
            var read = ConfigResolver.resolve(
                    "not read",
                    List.of(new ConfigKey(
                            "step", "nested", Nested.class, "Nested", java.util.Optional.empty(), false, null, "")),
                    List.of(ConfigLayer.yaml(yaml, Setting.Origin.CONFIG, "cell 1", 1)),
                    Path.of(""));
            return value.equals(read.step("step").get("nested").value());
        });
    }
}
