package org.brewline.notebook;

import java.util.List;
import java.util.stream.Stream;

/**
 * What every cell may name without importing it: Brewline's own types and Tablesaw's. Each by its full name, as such an
 * import wins over all the packages that are imported whole.
 */
final class DefaultImports {
    private static final List<String> BREWLINE = List.of(
            "org.brewline.engine.artifact.ArtifactHandler",
            "org.brewline.engine.artifact.Html",
            "org.brewline.engine.artifact.Markdown",
            "org.brewline.engine.artifact.Model",
            "org.brewline.engine.component.Component",
            "org.brewline.engine.component.Default",
            "org.brewline.engine.component.Better",
            "org.brewline.engine.component.Metrics",
            "org.brewline.engine.component.Outputs",
            "org.brewline.engine.component.Progress",
            "org.brewline.engine.component.RunOutcome",
            "org.brewline.engine.config.Secret",
            "org.brewline.engine.pipeline.Output",
            "org.brewline.engine.pipeline.Pipeline",
            "org.brewline.engine.pipeline.Step",
            "org.brewline.engine.run.Run",
            "org.brewline.notebook.Brewline",
            "org.slf4j.Logger",
            "java.time.Duration",
            "java.time.LocalDate");
    private static final List<String> TABLESAW = List.of(
            "BooleanColumn",
            "ColumnType",
            "DateColumn",
            "DateTimeColumn",
            "DoubleColumn",
            "FloatColumn",
            "InstantColumn",
            "IntColumn",
            "LongColumn",
            "NumberColumn",
            "NumericColumn",
            "Row",
            "ShortColumn",
            "StringColumn",
            "Table",
            "TextColumn",
            "TimeColumn");

    private DefaultImports() {}

    static List<String> all() {
        return Stream.concat(BREWLINE.stream(), TABLESAW.stream().map(name -> "tech.tablesaw.api." + name))
                .map(name -> "import " + name + ";")
                .toList();
    }
}
