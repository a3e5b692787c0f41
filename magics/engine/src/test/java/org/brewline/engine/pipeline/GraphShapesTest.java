package org.brewline.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.junit.jupiter.api.Test;

/** The order of steps, for shapes with a name and for any. */
class GraphShapesTest {
    static final class Nodes {
        static final class Data {}

        @Component
        static Data node(List<Data> from) {
            return new Data();
        }

        @Component
        static Data source() {
            return new Data();
        }
    }

    private static final Components COMPONENTS = Components.of(Nodes.class);

    /** Steps in the order written, each with those it takes from: {@code "c: a b"}. */
    private static Pipeline graph(String... lines) {
        return Pipeline.define("graph", COMPONENTS, p -> {
            Map<String, GenericStep> steps = new TreeMap<>();
            for (String line : lines) {
                String[] parts = line.split("[: ]+");
                List<GenericStep> from =
                        Arrays.stream(parts).skip(1).map(steps::get).toList();
                var step = from.isEmpty() ? p.step("source") : p.step("node", from);
                steps.put(parts[0], step.named(parts[0]));
            }
        });
    }

    private static List<String> order(Pipeline pipeline) {
        return pipeline.steps().stream().map(StepNode::name).toList();
    }

    @Test
    void aChainIsInOrder() {
        assertThat(order(graph("a", "b: a", "c: b"))).containsExactly("a", "b", "c");
    }

    @Test
    void aDiamondKeepsTheOrderOfTheBody() {
        assertThat(order(graph("a", "right: a", "left: a", "z: left right")))
                .containsExactly("a", "right", "left", "z");
    }

    @Test
    void crossedStepsKeepTheOrderOfTheBody() {
        assertThat(order(graph("b", "a", "x: a b", "y: b a"))).containsExactly("b", "a", "x", "y");
    }

    @Test
    void orderOnlyEdgesMoveStepsBack() {
        Pipeline pipeline = Pipeline.define("moved", COMPONENTS, p -> {
            var a = p.step("source").named("a");
            var b = p.step("source").named("b");
            var c = p.step("source").named("c");
            a.after(c);
            b.after(a);
        });
        assertThat(order(pipeline)).containsExactly("c", "a", "b");
    }

    @Test
    void anyGraphIsInAnOrderThatItsEdgesAllow() {
        qt().withExamples(100)
                .forAll(
                        integers().between(1, 30),
                        lists().of(integers().between(0, 899)).ofSizeBetween(0, 60))
                .check((size, pairs) -> {
                    Pipeline pipeline = Pipeline.define("any", COMPONENTS, p -> {
                        var steps = new ArrayList<GenericStep>();
                        for (int i = 0; i < size; i++) {
                            steps.add(p.step("source").named("s" + i));
                        }
                        for (int pair : pairs) {
                            int from = pair / 30 % size;
                            int to = pair % 30 % size;
                            if (from != to) {
                                steps.get(Math.max(from, to)).after(steps.get(Math.min(from, to)));
                            }
                        }
                    });
                    var seen = new HashSet<String>();
                    return pipeline.steps().size() == size
                            && pipeline.steps().stream()
                                    .allMatch(s -> seen.containsAll(s.after()) && seen.add(s.name()));
                });
    }

    @Test
    void tenThousandStepsAreLinked() {
        Pipeline pipeline = Pipeline.define("long", COMPONENTS, p -> {
            var last = p.step("source");
            for (int i = 0; i < 9_999; i++) {
                last = p.step("node", List.of(last)).named("n" + i);
            }
        });
        assertThat(pipeline.steps()).hasSize(10_000);
    }
}
