package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.brewline.engine.pipeline.PipelineShape;
import org.junit.jupiter.api.Test;

class GroupsTest {
    @Test
    void aPipelineInsideIsAFrameAroundItsSteps() {
        DagLayout layout = DagLayout.of(Stress.nested(3, 3));
        assertThat(layout.groups()).containsExactly("part0", "part1", "part2");
        for (PipelineShape.Step step : layout.graph().steps()) {
            String group = Groups.of(step.name());
            if (!group.isEmpty()) {
                assertThat(isWithin(layout.box(step.name()), layout.box(group + "/")))
                        .as(step.name())
                        .isTrue();
            }
        }
        Golden.check("nested.svg", DagSvg.of(Stress.nested(3, 3)).document());
    }

    private static boolean isWithin(DagLayout.Box inner, DagLayout.Box outer) {
        return inner.x() >= outer.x()
                && inner.y() >= outer.y()
                && inner.x() + inner.width() <= outer.x() + outer.width()
                && inner.y() + inner.height() <= outer.y() + outer.height();
    }

    @Test
    void linksEndAtTheirSteps() {
        DagLayout layout = DagLayout.of(Stress.nested(3, 3));
        for (DagLayout.Route route : layout.routes()) {
            DagLayout.Point end = route.points().get(route.points().size() - 1);
            DagLayout.Box box = layout.box(route.link().to());
            assertThat(end.x()).isBetween(box.x() - 1, box.x() + box.width() + 1);
            assertThat(end.y()).isBetween(box.y() - 1, box.y() + box.height() + 1);
        }
    }

    @Test
    void fiveHundredStepsFoldToTheirGroups() {
        Folding folding = Folding.of(Stress.nested(20, 25), 60);
        assertThat(folding.shape().steps()).hasSize(22);
        assertThat(folding.members().get("part3")).hasSize(25);
        assertThat(Pictures.dag(Stress.nested(20, 25)).data().get("text/html"))
                .asString()
                .contains("%dag nested --group part0");
        Golden.check("nested-500.svg", DagSvg.of(Stress.nested(20, 25)).document());
    }

    @Test
    void stepsWithoutAnyGroupAreAllNamedAndTheirPartsCanBeLookedInto() {
        RunPicture run = Stress.layers(500).picture();
        assertThat(DagSvg.of(run).document()).contains("✔ s0<", "s499<");
        assertThat(RunPage.whole(run, RunFiles.NONE)).contains("%dag --run 0192f3a1-7c3e --group work0");
        assertThat(DagPart.named(run.shape(), "s250").orElseThrow().steps()).hasSize(4);
    }

    @Test
    void aPartHasItsStepsAndTheirNeighbours() {
        PipelineShape part = DagPart.named(Stress.nested(4, 3), "part1").orElseThrow();
        assertThat(part.steps())
                .extracting(PipelineShape.Step::name)
                .containsExactly("part0/work2", "part1/work0", "part1/work1", "part1/work2", "part2/work0");
        assertThat(DagPart.named(Stress.nested(4, 3), "nothing")).isEmpty();
        assertThat(DagPart.names(Stress.nested(2, 2))).startsWith("part0", "part1", "work0", "work1");
    }

    @Test
    void lineageGoesBackToTheSourcesAndNoFurther() {
        PipelineShape lineage = DagPart.lineage(Penguins.shape(), "svc");
        assertThat(lineage.steps()).extracting(PipelineShape.Step::name).isEqualTo(List.of("load", "split", "svc"));
    }
}
