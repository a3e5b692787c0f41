package org.brewline.notebook;

import java.util.List;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.kernel.BrewlineKernel;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.notebook.picture.Pictures;

/** How tables, charts and images are shown as a cell's result: as they are shown among the artifacts of a run. */
final class Renderers {
    /** By name, so that nothing of these libraries is loaded before a cell has such a value. */
    private static final List<String> TYPES = List.of(
            "tech.tablesaw.api.Table", "org.knowm.xchart.internal.chartpart.Chart", "java.awt.image.BufferedImage");

    private Renderers() {}

    static void register(BrewlineKernel kernel) {
        TYPES.forEach(type -> kernel.renderer(type, Renderers::show));
    }

    private static MimeBundle show(Object value) {
        return Pictures.preview(ArtifactHandlers.standard().forValue(value).preview(value), String.valueOf(value));
    }
}
