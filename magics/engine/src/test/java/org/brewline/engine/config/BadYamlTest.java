package org.brewline.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Text that is no config, each kind refused in a sentence. */
class BadYamlTest {
    private static String problem(String yaml) {
        List<Problem> problems =
                ConfigLayer.yaml(yaml, Setting.Origin.CONFIG, "cell 5", 2).problems();
        return problems.stream().map(Problem::sentence).collect(Collectors.joining("\n"));
    }

    @Test
    void anEmptyTextIsAnEmptyConfig() {
        assertThat(problem("")).isEmpty();
        assertThat(problem("# only a comment\n")).isEmpty();
        assertThat(problem("{}")).isEmpty();
    }

    @Test
    void jsonIsYaml() {
        var layer = ConfigLayer.yaml("{\n\t\"a\": {\"b\": [1, null]}\n}", Setting.Origin.CONFIG, "a.json", 1);
        assertThat(layer.problems()).isEmpty();
        assertThat(layer.entries()).extracting(YamlNode.Entry::key).containsExactly("a");
    }

    @Test
    void brokenYamlNamesItsLine() {
        assertThat(problem("a: 1\nb: [1, 2\n")).startsWith("cell 5, line 4: not YAML: ");
        assertThat(problem("a: {b: 1\nc: }}}\n")).startsWith("cell 5, line 3: not YAML: ");
    }

    @Test
    void aTabIsNamed() {
        assertThat(problem("a:\n\tb: 1\n")).contains("cell 5, line 3").contains("indent with blanks, not with tabs");
    }

    @Test
    void aListIsNoConfig() {
        assertThat(problem("- a\n- b\n")).startsWith("cell 5, line 2: the config is a list");
        assertThat(problem("just text")).startsWith("cell 5, line 2: the config is \"just text\"");
    }

    @Test
    void severalDocumentsAreRefused() {
        assertThat(problem("a: 1\n---\nb: 2\n")).contains("a config is one document");
    }

    @Test
    void aliasesThatExplodeAreRefused() {
        String bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
                + IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> "a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)))
                        .collect(Collectors.joining());
        assertThat(problem(bomb)).contains("aliases that stand for more than 200,000 values");
    }

    @Test
    void anAliasOfItselfIsRefused() {
        assertThat(problem("a: &a [*a]\n")).contains("an alias that stands for what it is part of");
    }

    @Test
    void anAliasIsReplaced() {
        assertThat(problem("a: &a {b: 1}\nc: *a\n")).isEmpty();
    }

    @Test
    void aHundredMegabytesAreRefusedAtOnce() {
        assertThat(problem("a: " + "x".repeat(100_000_000))).startsWith("cell 5: a config of 100,000,003 characters");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(problem("a: " + "[".repeat(5_000) + "]".repeat(5_000))).contains("nests at most 50 deep");
    }

    @Test
    void tagsMakeNoObjects() {
        assertThat(problem("a: !!javax.script.ScriptEngineManager [x]\n"))
                .contains("the tag ")
                .contains("leave it out");
        assertThat(problem("a: !mine 1\n")).contains("the tag !mine");
    }

    @Test
    void controlCharactersAreRefused() {
        assertThat(problem("a: \u0007\n")).startsWith("cell 5: not YAML: ").contains("in double quotes");
    }

    @Test
    void aKeyThatIsNoTextIsRefused() {
        assertThat(problem("[a, b]: 1\n")).contains("a key that is not text");
    }
}
