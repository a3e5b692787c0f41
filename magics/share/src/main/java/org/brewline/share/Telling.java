package org.brewline.share;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.brewline.engine.store.RunCopy;
import org.brewline.engine.store.StaticMetric;
import org.brewline.engine.store.StepHistory;

/**
 * What a bundle tells people.
 *
 * @param pathOf digest of content to its file in the bundle
 * @param folders digest of a folder to its files
 */
record Telling(
        List<RunCopy> runs,
        BundleOptions options,
        Instant at,
        Map<String, String> pathOf,
        Map<String, List<BundleIndex.InFolder>> folders) {
    /** Of Brewline. */
    static final String VERSION = "0.1.0";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int RESULTS = 4;

    String title() {
        Set<String> pipelines = new LinkedHashSet<>();
        runs.forEach(run -> pipelines.add(run.pipeline()));
        return String.join(", ", pipelines);
    }

    String sentence() {
        String by = options.madeBy().isEmpty() ? "" : " by " + options.madeBy();
        return "%s of the pipeline%s %s, put together%s on %s UTC with Brewline %s."
                .formatted(
                        runs.size() == 1 ? "One run" : runs.size() + " runs",
                        title().contains(", ") ? "s" : "",
                        title(),
                        by,
                        TIME.format(at),
                        VERSION);
    }

    String readme() {
        var text = new StringBuilder("# %s\n\n%s\n\n".formatted(cell(title()), cell(sentence())));
        text.append("| run | pipeline | state | started (UTC) | took | results |\n|---|---|---|---|---|---|\n");
        for (RunCopy run : runs) {
            text.append("| `%s` | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            run.id(),
                            cell(run.pipeline()),
                            run.state().name().toLowerCase(Locale.ROOT),
                            TIME.format(run.started()),
                            took(run),
                            cell(results(run))));
        }
        text.append("\n## Take it into a notebook\n\nWith the kernel *Java (Brewline)*:\n\n```\n")
                .append("%import this-file.zip             checks every hash; runs nothing, deserializes nothing\n")
                .append("%runs                             the runs are there now\n")
                .append("%notebook ")
                .append(runs.get(0).id())
                .append(
                        " -o again.ipynb\n```\n\nThe notebook defines what the run executed, with pinned libraries, and")
                .append(" makes the run again.\n\n## What is in it\n\n| | |\n|---|---|\n")
                .append("| `runs/<id>/run.json` | the run: steps, config, lineage, metrics, the cells that made it |\n")
                .append("| `runs/<id>/<step>/` | what the step left, by name; equal content is in the bundle once |\n")
                .append("| `runs/<id>/again.ipynb` | the notebook that makes the run again |\n")
                .append("| `runs/<id>/inputs/` | the files that its config names, as the run read them |\n")
                .append("| `runs/<id>/config.yaml` | the complete config |\n")
                .append("| `runs/<id>/dependencies.lock` | the libraries, with versions and SHA-256 |\n")
                .append("| `runs/<id>/logs/`, `runs/<id>/curves/` | what was printed; metrics over time, as CSV |\n")
                .append("| `ro-crate-metadata.json` | the same for programs: an [RO-Crate]")
                .append("(https://w3id.org/ro/crate/1.1) |\n")
                .append(
                        "| `brewline-bundle.json` | every file's SHA-256 |\n\nValues of secret config are not in it.\n");
        if (!options.licence().isEmpty()) {
            text.append("\nLicence: ").append(cell(options.licence())).append('\n');
        }
        return text.toString();
    }

    private static String took(RunCopy run) {
        return run.finished()
                .map(end -> "%.1f s".formatted(ChronoUnit.MILLIS.between(run.started(), end) / 1000.0))
                .orElse("");
    }

    /** The first numbers that the run measured. */
    static String results(RunCopy run) {
        return run.steps().stream()
                .flatMap(step ->
                        step.metrics().stream().map(StepHistory.Metric::metric).map(m -> text(step, m)))
                .filter(text -> !text.isEmpty())
                .limit(RESULTS)
                .collect(Collectors.joining(", "));
    }

    private static String text(RunCopy.Step step, StaticMetric metric) {
        return metric instanceof StaticMetric.Scalar scalar
                ? "%s.%s %s".formatted(step.name(), scalar.name(), number(scalar.value()))
                : "";
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    /** Names come from the user: none may end a table's cell or begin markup. */
    static String cell(String text) {
        return text.replaceAll("[\\r\\n]+", " ").replaceAll("([|<>\\[\\]`*_\\\\])", "\\\\$1");
    }

    /** Coordinate and checksum of each library, one a line. */
    static String lock(RunCopy run) {
        var text = new StringBuilder("# The libraries of run " + run.id() + ": coordinate, SHA-256 of the file\n");
        libraries(run)
                .forEach((coordinate, sha256) ->
                        text.append(coordinate).append("  ").append(sha256).append('\n'));
        return text.toString();
    }

    static Map<String, String> libraries(RunCopy run) {
        var all = new TreeMap<String, String>();
        run.components().forEach(component -> all.putAll(component.dependencies()));
        return all;
    }
}
