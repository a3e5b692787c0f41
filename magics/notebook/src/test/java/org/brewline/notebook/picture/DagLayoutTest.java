package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.pipeline.Edge;
import org.brewline.engine.pipeline.PipelineShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DagLayoutTest {
    @Test
    void theLayoutIsComputedOnceForAShape() {
        assertThat(DagLayout.of(Penguins.shape())).isSameAs(DagLayout.of(Penguins.shape()));
    }

    @Test
    void nothingOverlapsAndAllIsInside() {
        DagLayout layout = DagLayout.of(Penguins.shape());
        List<DagLayout.Box> boxes = List.copyOf(layout.boxes().values());
        for (int i = 0; i < boxes.size(); i++) {
            DagLayout.Box box = boxes.get(i);
            assertThat(box.x()).isNotNegative();
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(layout.width());
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(layout.height());
            for (DagLayout.Box other : boxes.subList(i + 1, boxes.size())) {
                assertThat(overlap(box, other)).as(box + " " + other).isFalse();
            }
        }
    }

    @Test
    void labelsLieOnNoCard() {
        DagLayout layout = DagLayout.of(Penguins.shape());
        for (DagLayout.Route route : layout.routes()) {
            if (!route.label().isEmpty()) {
                assertThat(layout.boxes().values()).noneMatch(b -> overlap(b, route.labelBox()));
            }
        }
    }

    @Test
    void aConditionAndItsOppositeAreOneDecision() {
        DagGraph graph = DagGraph.of(Penguins.shape());
        assertThat(graph.decisions())
                .extracting(DagGraph.Decision::text)
                .containsExactly("svcScore.accuracy ≥ minAccuracy");
        assertThat(graph.links())
                .extracting(DagGraph.Link::role)
                .contains(DagGraph.Link.Role.READ, DagGraph.Link.Role.YES, DagGraph.Link.Role.NO);
    }

    @ParameterizedTest
    @CsvSource({
        "a.x ≥ 0.9, a.x < 0.9",
        "a.x = yes, a.x ≠ yes",
        "a.ok, not a.ok",
        "a.x > 1 and b.y > 2, not (a.x > 1 and b.y > 2)"
    })
    void branchesOfOneConditionShareItsDecision(String condition, String opposite) {
        var shape = new PipelineShape(
                "p", "", List.of(step("a"), guarded("b", condition), guarded("c", opposite)), List.of(), List.of());
        DagGraph graph = DagGraph.of(shape);
        assertThat(graph.decisions()).extracting(DagGraph.Decision::text).containsExactly(condition);
        assertThat(graph.links())
                .extracting(DagGraph.Link::role)
                .containsExactly(DagGraph.Link.Role.READ, DagGraph.Link.Role.YES, DagGraph.Link.Role.NO);
    }

    private static PipelineShape.Step guarded(String name, String condition) {
        return Penguins.step(
                name, name, List.of(), List.of(), Optional.of(new PipelineShape.Guard(condition, List.of("a"))));
    }

    @Test
    void twoOutputsToOneStepShareALink() {
        var shape = new PipelineShape(
                "p",
                "",
                List.of(step("a"), step("b")),
                List.of(Penguins.edge("a", "b", "train", "x"), Penguins.edge("a", "b", "test", "y")),
                List.of());
        assertThat(DagGraph.of(shape).links())
                .singleElement()
                .extracting(DagGraph.Link::label)
                .isEqualTo("train, test");
    }

    @Test
    void anEdgeToAStepThatIsNotThereIsLeftOut() {
        var shape = new PipelineShape(
                "p", "", List.of(step("a")), List.of(new Edge("a", "ghost", "", "", Edge.Reason.ORDER)), List.of());
        assertThat(DagSvg.of(shape).document()).contains(">a<");
    }

    @Test
    void aPipelineWithoutStepsIsDrawnEmpty() {
        assertThat(NotebookRules.textOfSvg(DagSvg.of(new PipelineShape("p", "", List.of(), List.of(), List.of()))
                        .document()))
                .contains("Graph of pipeline p");
    }

    @Test
    void aThousandStepsAreDrawn() {
        var steps = new ArrayList<PipelineShape.Step>();
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < 1_000; i++) {
            steps.add(step("s" + i));
            if (i >= 10) {
                edges.add(Penguins.edge("s" + (i - 10), "s" + i, "", "x"));
                edges.add(Penguins.edge("s" + (i - 10 + (i % 10 == 9 ? 0 : 1)), "s" + i, "", "y"));
            }
        }
        var shape = new PipelineShape("thousand", "", steps, edges, List.of());
        assertThat(DagSvg.of(shape).document()).contains("Graph of pipeline thousand");
    }

    @Test
    void chainsSideBySideFoldLinkByLink() {
        var steps = new ArrayList<PipelineShape.Step>(List.of(step("load")));
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < 12; i++) {
            steps.add(Penguins.step("svc-" + i, "train", List.of(), List.of(), Optional.empty()));
            steps.add(Penguins.step("score-" + i, "evaluate", List.of(), List.of(), Optional.empty()));
            edges.add(Penguins.edge("load", "svc-" + i, "", "data"));
            edges.add(Penguins.edge("svc-" + i, "score-" + i, "", "model"));
        }
        var shape = new PipelineShape("sweep", "", steps, edges, List.of());
        Folding folding = Folding.of(shape, 60);
        assertThat(folding.shape().steps())
                .extracting(PipelineShape.Step::name)
                .containsExactly("load", "train ×12", "evaluate ×12");
        assertThat(folding.shape().edges()).hasSize(2);

        Penguins run = Penguins.run(shape).start("load").finish("load");
        for (int i = 0; i < 12; i++) {
            run.start("svc-" + i);
            if (i < 9) {
                run.finish("svc-" + i);
            }
        }
        assertThat(DagSvg.of(run.picture()).document())
                .contains("3 running, 9 done")
                .contains("12 waiting");
    }

    @Test
    void aChainOfOneComponentIsNotFolded() {
        var steps = new ArrayList<PipelineShape.Step>();
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < 10; i++) {
            steps.add(Penguins.step("s" + i, "work", List.of(), List.of(), Optional.empty()));
            if (i > 0) {
                edges.add(Penguins.edge("s" + (i - 1), "s" + i, "", "x"));
            }
        }
        assertThat(Folding.of(new PipelineShape("chain", "", steps, edges, List.of()), 60)
                        .members())
                .isEmpty();
    }

    @Test
    void longNamesAreCutWithinTheirCard() {
        String name = "W".repeat(80);
        String svg = DagSvg.of(new PipelineShape("p", "", List.of(step(name)), List.of(), List.of()))
                .document();
        assertThat(svg).contains("WWW…</text>").contains("<title>" + name);
    }

    private static PipelineShape.Step step(String name) {
        return Penguins.step(name, name, List.of(), List.of(), Optional.empty());
    }

    private static boolean overlap(DagLayout.Box a, DagLayout.Box b) {
        return a.x() < b.x() + b.width()
                && b.x() < a.x() + a.width()
                && a.y() < b.y() + b.height()
                && b.y() < a.y() + a.height();
    }
}
