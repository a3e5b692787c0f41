package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.brewline.engine.pipeline.Edge;
import org.brewline.engine.pipeline.PipelineShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shape is read without the mapper as the mapper reads it. */
class ShapeJsonTest {
    private static final PipelineShape WHOLE = new PipelineShape(
            "penguins \"π\"",
            "Two\nlines.",
            List.of(
                    new PipelineShape.Step(
                            "load",
                            "load",
                            "",
                            List.of(
                                    new PipelineShape.Config("csv", "Path", Optional.of("data/a.csv"), true),
                                    new PipelineShape.Config("n", "int", Optional.empty(), true)),
                            List.of(),
                            List.of(new PipelineShape.Port("output", "List<Row>")),
                            Optional.empty(),
                            "cell 3, line 1"),
                    new PipelineShape.Step(
                            "tell",
                            "publish",
                            "Tells.",
                            List.of(),
                            List.of(new PipelineShape.Port("rows", "List<Row>")),
                            List.of(),
                            Optional.of(new PipelineShape.Guard("score ≥ 0.9", List.of("score", "load"))),
                            "",
                            "the rows",
                            true)),
            List.of(
                    new Edge("load", "tell", "output", "rows", Edge.Reason.INPUT),
                    new Edge("load", "tell", "", "", Edge.Reason.CONDITION)),
            List.of(new PipelineShape.Config("minAccuracy", "double", Optional.of("0.9"), false)));

    @Test
    void whatTheMapperWroteIsReadAsItWas() {
        assertThat(ShapeJson.read(RowJson.write(WHOLE))).isEqualTo(WHOLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"documentation\":\"\",\"steps\":[],\"edges\":[],\"config\":[]}",
                "{\"later\":{\"x\":[1,{\"y\":null}]},\"name\":\"a\",\"documentation\":\"\",\"steps\":[{\"name\":\"s\","
                        + "\"component\":\"c\",\"documentation\":\"d\",\"config\":[],\"inputs\":[],\"outputs\":[],"
                        + "\"guard\":null,\"place\":\"p\",\"speed\":1.5}],\"edges\":[],\"config\":[]}"
            })
    void olderAndNewerShapesAreReadAsTheMapperReadsThem(String json) {
        assertThat(ShapeJson.read(json)).isEqualTo(RowJson.read(json, PipelineShape.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"steps\":[1]}", "{\"name\":", "{\"edges\":[{\"reason\":\"WHIM\"}]}"})
    void whatIsNoShapeIsSaid(String json) {
        assertThatThrownBy(() -> ShapeJson.read(json))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("the store holds a PipelineShape that can't be read: ");
    }
}
