package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.brewline.engine.component.Components;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineShapes;
import org.brewline.engine.store.DatabaseLibrary;
import org.brewline.notebook.picture.Pictures;
import org.junit.jupiter.api.Test;

class PreparationTest {
    @Test
    void theSampleIsAPipelineThatCanBeDrawn() {
        var pipeline =
                Pipeline.define("p", Components.of(Preparation.Sample.class), p -> p.step("second", p.step("first")));
        assertThat(Pictures.dag(PipelineShapes.of(pipeline)).data().toString()).contains("second");
    }

    @Test
    void theDatabasesLibraryLoadsHere() {
        assertThatCode(DatabaseLibrary::load).doesNotThrowAnyException();
    }
}
