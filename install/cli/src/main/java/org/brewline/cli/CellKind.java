package org.brewline.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.brewline.kernel.cell.CellParts;
import org.brewline.kernel.magic.Magic;

/** What a cell is there for. */
enum CellKind {
    /** A component, a pipeline, or config for one. */
    DEFINES,
    /** Runs pipelines or looks at runs, and nothing else. */
    RUNS_OR_LOOKS,
    /** Java, libraries, and all else that a definition may need. */
    OTHER;

    private static final Set<String> DEFINING = Set.of("component", "pipeline", "config");
    private static final Set<String> NEEDED = Set.of("maven", "classpath", "load", "import");
    private static final int MOST_TITLE = 60;

    static CellKind of(String cell) {
        List<CellParts.Part> parts = CellParts.of(cell);
        boolean defines = parts.stream()
                .anyMatch(part -> part instanceof CellParts.Part.Use use
                        && use.form() == Magic.Form.CELL
                        && DEFINING.contains(use.name()));
        if (defines) {
            return DEFINES;
        }
        boolean looks = !parts.isEmpty()
                && parts.stream()
                        .allMatch(part -> part instanceof CellParts.Part.Use use && !NEEDED.contains(use.name()));
        return looks ? RUNS_OR_LOOKS : OTHER;
    }

    /** The line that says what a cell is about: of a component its signature. */
    static String title(String cell) {
        Stream<String> telling = cell.lines()
                .filter(line -> !line.isBlank()
                        && Stream.of("%%component", "record ", "import ", "/", " ", "}", "class ", "enum ")
                                .noneMatch(line::startsWith));
        String line = telling.findFirst()
                .or(() -> cell.lines().filter(any -> !any.isBlank()).findFirst())
                .orElse("")
                .strip();
        while (!line.isEmpty() && " {;".indexOf(line.charAt(line.length() - 1)) >= 0) {
            line = line.substring(0, line.length() - 1);
        }
        return line.length() <= MOST_TITLE ? line : line.substring(0, MOST_TITLE - 1) + "…";
    }
}
