package org.brewline.share;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.config.Setting;
import org.brewline.engine.store.RunCopy;
import org.brewline.engine.store.StepState;

/**
 * A notebook that defines exactly what a run executed and makes the run again: libraries pinned, the cells as they were,
 * the complete config. It checks the files that the run read before, and the hashes of what came out after.
 */
public final class RunNotebook {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String COMPONENT = "%%component\n";

    private final RunCopy run;
    private final ArrayNode cells = JSON.arrayNode();

    public RunNotebook(RunCopy run) {
        this.run = run;
    }

    /** Whether the run was made in a notebook, so that there are cells to write. */
    public boolean isPossible() {
        return !run.cells().isEmpty();
    }

    /** The notebook in Jupyter's format 4.5. */
    public String json() throws IOException {
        cells.removeAll();
        markdown(introduction());
        libraries();
        for (var cell : run.cells()) {
            if (!cell.label().equals("maven")) {
                code(defining(cell.source()));
            }
        }
        inputs();
        code("%%run " + run.pipeline() + " --no-cache\n" + config());
        results();
        ObjectNode notebook = JSON.objectNode();
        notebook.set("cells", cells);
        ObjectNode metadata = notebook.putObject("metadata");
        metadata.putObject("kernelspec")
                .put("display_name", "Java (Brewline)")
                .put("language", "java")
                .put("name", "brewline");
        metadata.putObject("language_info")
                .put("file_extension", ".jshell")
                .put("mimetype", "text/x-java-source")
                .put("name", "java");
        notebook.put("nbformat", 4).put("nbformat_minor", 5);
        return BundleIndex.MAPPER.writeValueAsString(notebook) + "\n";
    }

    private String introduction() {
        long done = run.steps().stream()
                .filter(step -> step.state() == StepState.SUCCEEDED)
                .count();
        return """
                # %s, again

                This notebook defines what the run `%s` of %s UTC executed, and makes it
                again: the same code, config and libraries. That run %s with %d of %d steps finished, on %s.

                Run all cells. The last one compares what comes out with what came out then, by SHA-256.
                """.formatted(
                        Telling.cell(run.pipeline()),
                        run.id(),
                        run.started().toString().replace('T', ' ').substring(0, 16),
                        run.state().name().toLowerCase(Locale.ROOT),
                        done,
                        run.steps().size(),
                        Telling.cell(run.jvm()));
    }

    /** Cells of runs of the first stores lack the line of their magic. */
    private String defining(String source) {
        boolean bare = !source.stripLeading().startsWith("%")
                && run.components().stream().anyMatch(c -> c.source().equals(source));
        return bare ? COMPONENT + source : source;
    }

    private void libraries() {
        Map<String, String> libraries = Telling.libraries(run);
        if (libraries.isEmpty()) {
            return;
        }
        String options = run.cells().stream()
                .filter(cell -> cell.label().equals("maven"))
                .map(cell -> " " + cell.source().strip())
                .findFirst()
                .orElse("");
        var text = new StringBuilder("%%maven" + options + "\n# The libraries of the run, each with its SHA-256.\n");
        libraries.forEach((coordinate, sha256) -> text.append("# ")
                .append(sha256)
                .append('\n')
                .append(pinned(coordinate))
                .append('\n'));
        code(text.toString());
    }

    /** {@code group:artifact[:classifier]:version} as %maven takes it; what is no coordinate stays a comment. */
    static String pinned(String coordinate) {
        String[] parts = coordinate.split(":", -1);
        boolean odd = coordinate.endsWith(":") || !coordinate.matches("[A-Za-z0-9._:+-]+");
        if (parts.length == 3 && !odd) {
            return coordinate;
        }
        return parts.length == 4 && !odd
                ? "%s:%s:%s:%s".formatted(parts[0], parts[1], parts[3], parts[2])
                : "# " + coordinate.replaceAll("[\\r\\n]", " ") + " (not from a repository)";
    }

    /** Files that config names. */
    private void inputs() {
        var lines = new ArrayList<String>();
        for (InputFile file : InputFile.of(run)) {
            lines.add("Brewline.requireInput(%s, \"%s\", \"%s\");"
                    .formatted(quoted(file.path()), file.sha256(), run.id()));
        }
        if (!lines.isEmpty()) {
            code("// What the run read. One that is not here comes out of the store, if it came with the run;\n"
                    + "// one that differs is told.\n"
                    + String.join("\n", lines));
        }
    }

    private String config() {
        List<RunCopy.Config> all = run.config().stream()
                .filter(c -> c.origin() != Setting.Origin.PIPELINE_BODY)
                .toList();
        return RunConfig.yaml(run, all::contains);
    }

    private void results() {
        var lines = new StringBuilder();
        for (RunCopy.Step step : run.steps()) {
            for (Artifact artifact : step.artifacts()) {
                lines.append("    ")
                        .append(artifact.content().hex())
                        .append("  ")
                        .append(step.name())
                        .append(' ')
                        .append(artifact.name())
                        .append('\n');
            }
        }
        if (!lines.isEmpty()) {
            code("Brewline.compareHashes(\"latest\", \"\"\"\n"
                    + lines.toString().replace("\\", "\\\\") + "    \"\"\")");
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\\r\\n]", " ") + "\"";
    }

    private void markdown(String text) {
        cell("markdown", text);
    }

    private void code(String text) {
        ObjectNode cell = cell("code", text);
        cell.putNull("execution_count");
        cell.putArray("outputs");
    }

    private ObjectNode cell(String type, String text) {
        ObjectNode cell = cells.addObject();
        cell.put("cell_type", type);
        cell.put(
                "id",
                "%s-%02d"
                        .formatted(
                                Hashes.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                        .substring(0, 8),
                                cells.size()));
        cell.putObject("metadata");
        ArrayNode source = cell.putArray("source");
        String body = text.stripTrailing();
        int at = 0;
        for (int end = body.indexOf('\n'); end >= 0; end = body.indexOf('\n', at)) {
            source.add(body.substring(at, end + 1));
            at = end + 1;
        }
        source.add(body.substring(at));
        return cell;
    }
}
