package org.brewline.engine.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random notebooks of helpers and components that call one another are edited at random; exactly the components that
 * reach the edited helper lose their hash.
 */
class EditsTest {
    private static final int NOTEBOOKS = 2;
    private static final int HELPERS = 5;
    private static final int EDITS = 8;
    private static final long SEED = 20_261_125;

    /** A notebook's text: each method adds a number to what those that it calls give. Later ones call earlier ones. */
    private static final class Text {
        final Map<String, Integer> constants = new TreeMap<>();
        final Map<String, List<String>> calls = new TreeMap<>();
        final Map<String, String> layout = new TreeMap<>();

        Text(Random random) {
            var earlier = new ArrayList<String>();
            for (int i = 0; i < HELPERS; i++) {
                add("helper" + i, earlier, random);
                earlier.add("helper" + i);
            }
            add("left", earlier, random);
            add("right", earlier, random);
        }

        private void add(String name, List<String> earlier, Random random) {
            constants.put(name, random.nextInt(1_000));
            layout.put(name, " ");
            calls.put(
                    name,
                    earlier.stream().filter(other -> random.nextInt(3) == 0).toList());
        }

        String cell(String name) {
            var sum = new StringBuilder("n + " + constants.get(name));
            calls.get(name).forEach(other -> sum.append(" + ").append(other).append("(n)"));
            String gap = layout.get(name);
            return "static int %s(int n)%s{%sreturn %s;%s}".formatted(name, gap, gap, sum, gap);
        }

        List<String> cells() {
            return constants.keySet().stream().map(this::cell).toList();
        }

        boolean reaches(String from, String to) {
            return from.equals(to) || calls.get(from).stream().anyMatch(next -> reaches(next, to));
        }
    }

    private static Map<String, String> hashes(Notebook notebook) {
        var hashes = new TreeMap<String, String>();
        for (String component : List.of("left", "right")) {
            hashes.put(component, notebook.component(component).environment().codeHash());
        }
        return hashes;
    }

    @Test
    void exactlyTheComponentsThatReachTheEditAreNew() {
        var random = new Random(SEED);
        for (int i = 0; i < NOTEBOOKS; i++) {
            try (var notebook = new Notebook()) {
                edit(notebook, random, "seed %d, notebook %d".formatted(SEED, i));
            }
        }
    }

    private static void edit(Notebook notebook, Random random, String which) {
        var text = new Text(random);
        notebook.cell(text.cells().toArray(String[]::new));
        Map<String, String> before = hashes(notebook);
        for (int edit = 0; edit < EDITS; edit++) {
            List<String> names = List.copyOf(text.constants.keySet());
            String edited = names.get(random.nextInt(names.size()));
            boolean meaning = random.nextBoolean();
            if (meaning) {
                text.constants.merge(edited, 1_000, Integer::sum);
            } else {
                text.layout.put(edited, random.nextBoolean() ? "\n\n" : " /* %d */ // x\n".formatted(edit));
            }
            Map<String, String> after = hashes(notebook.cell(text.cell(edited)));
            for (String component : after.keySet()) {
                assertThat(!after.get(component).equals(before.get(component)))
                        .as(
                                "%s: %s of %s, seen by %s\n%s",
                                which,
                                meaning ? "meaning" : "layout",
                                edited,
                                component,
                                String.join("\n", text.cells()))
                        .isEqualTo(meaning && text.reaches(component, edited));
            }
            before = after;
        }
    }
}
