package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.pipeline.PipelineShape;

/** A run, or a pipeline, as text that reads well in a terminal. */
final class RunText {
    private static final int MOST_STEPS = 100;
    private static final int MOST_BAR = 16;

    private RunText() {}

    static String of(RunPicture run) {
        var out = new StringBuilder();
        Look.State look = Look.State.of(run.state());
        out.append(run.shape().name())
                .append("  ")
                .append(look.sign)
                .append(' ')
                .append(look.word);
        out.append(" · ").append(Wording.duration(run.time())).append('\n');
        out.append("run ").append(run.id()).append("\n\n");
        steps(out, run.shape(), run.byName());
        run.firstFailed().ifPresent(step -> failure(out, run, step));
        Map<String, Map<String, Double>> scalars = MetricTables.scalars(run);
        if (!scalars.isEmpty()) {
            out.append('\n').append(scalars("step", scalars));
        }
        List<ArtifactTable.Made> artifacts = ArtifactTable.of(run);
        if (!artifacts.isEmpty()) {
            out.append('\n').append(artifacts(artifacts));
        }
        return Html.visible(out.toString());
    }

    static String of(PipelineShape shape) {
        var out = new StringBuilder(shape.name());
        out.append(shape.documentation().isEmpty() ? "" : ": " + shape.documentation())
                .append("\n\n");
        steps(out, shape, Map.of());
        return Html.visible(out.toString());
    }

    private static void steps(StringBuilder out, PipelineShape shape, Map<String, StepPicture> states) {
        DagGraph graph = DagGraph.of(shape);
        var conditions = new HashMap<String, String>();
        for (DagGraph.Link link : graph.links()) {
            for (DagGraph.Decision decision : graph.decisions()) {
                if (decision.id().equals(link.from())) {
                    String test =
                            link.role() == DagGraph.Link.Role.NO ? "not (" + decision.text() + ")" : decision.text();
                    conditions.merge(link.to(), test, (a, b) -> a + " and " + b);
                }
            }
        }
        var rows = new ArrayList<List<String>>();
        for (PipelineShape.Step step : shape.steps().stream().limit(MOST_STEPS).toList()) {
            Optional<StepPicture> picture = Optional.ofNullable(states.get(step.name()));
            Look.State look = picture.map(p -> Look.State.of(p.state())).orElse(Look.State.WAITING);
            rows.add(List.of(
                    look.sign + " " + step.name(),
                    step.component().equals(step.name()) ? "" : step.component(),
                    picture.map(p -> standing(step, p)).orElse(""),
                    from(graph, step.name()),
                    Optional.ofNullable(conditions.get(step.name()))
                            .map(c -> "◇ if " + c)
                            .orElse(step.atExit() ? "at the end" : "")));
        }
        branches(out, TextTable.columns(rows));
        int more = shape.steps().size() - rows.size();
        out.append(more > 0 ? "  and " + more + " more steps\n" : "");
    }

    private static void branches(StringBuilder out, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String joint = lines.size() == 1 ? "─ " : i == 0 ? "┌ " : i == lines.size() - 1 ? "└ " : "├ ";
            out.append(joint).append(lines.get(i)).append('\n');
        }
    }

    private static String from(DagGraph graph, String step) {
        var sources = new LinkedHashSet<String>();
        for (DagGraph.Link link : graph.links()) {
            if (link.to().equals(step) && !link.from().startsWith("?")) {
                sources.add(link.from());
            }
        }
        return sources.isEmpty() ? "" : "← " + String.join(", ", sources);
    }

    private static String standing(PipelineShape.Step shape, StepPicture step) {
        boolean items = !shape.each().isEmpty() && !step.advance().message().isEmpty();
        return items ? step.advance().message() : standing(step);
    }

    private static String standing(StepPicture step) {
        String time = step.time().map(Wording::duration).orElse("");
        return switch (step.state()) {
            case SUCCEEDED -> step.cachedFrom().isPresent() ? "cached" : time;
            case RUNNING -> time + running(step);
            case SKIPPED -> "skipped" + (step.reason().isEmpty() ? "" : ": " + Html.brief(step.reason(), 60));
            case FAILED -> "failed" + (step.attempts() > 1 ? " (try " + step.attempts() + ")" : "") + " after " + time;
            default -> Look.State.of(step.state()).word;
        };
    }

    private static String running(StepPicture step) {
        String bar = step.advance().isKnown() ? " " + bar(step.advance()) : "";
        return bar
                + step.time()
                        .filter(t -> step.attempts() <= 1)
                        .flatMap(t ->
                                Rate.of(step.advance().done(), step.advance().total(), t))
                        .map(rate -> " " + rate.words())
                        .orElse("");
    }

    private static String bar(StepPicture.Advance advance) {
        int full = (int) Math.round(MOST_BAR * advance.share());
        return "█".repeat(full) + "░".repeat(MOST_BAR - full) + " " + advance.done() + "/" + advance.total();
    }

    private static void failure(StringBuilder out, RunPicture run, StepPicture step) {
        step.failure().ifPresent(failure -> {
            out.append("\n✘ ").append(step.name()).append(" failed\n  ").append(failure.exception());
            out.append(failure.message().isEmpty() ? "" : ": " + FailureCard.cut(failure.message(), 1_000));
            out.append('\n');
            failure.frames().stream()
                    .limit(8)
                    .forEach(f -> out.append("    at ")
                            .append(f.method())
                            .append(" (")
                            .append(f.place())
                            .append(")\n"));
            failure.causes().stream()
                    .limit(6)
                    .forEach(c -> out.append("  caused by ")
                            .append(FailureCard.cut(c, 400))
                            .append('\n'));
            if (run.state().isFinal()) {
                out.append("  Mend it and go on; finished steps are not executed again: ")
                        .append(RunPage.goesOn(run))
                        .append('\n');
            }
        });
    }

    static String scalars(String rowName, Map<String, Map<String, Double>> rows) {
        List<String> columns = MetricTables.columns(rows);
        var table = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of(rowName));
        head.addAll(columns);
        table.add(head);
        rows.forEach((name, row) -> {
            var line = new ArrayList<>(List.of(name));
            for (String column : columns) {
                Double value = row.get(column);
                line.add(value == null ? "–" : Wording.number(value));
            }
            table.add(line);
        });
        return TextTable.ruled(table);
    }

    static String artifacts(List<ArtifactTable.Made> artifacts) {
        var table = new ArrayList<List<String>>();
        table.add(List.of("artifact", "kind", "type", "size", "sha-256"));
        for (ArtifactTable.Made made : artifacts) {
            table.add(List.of(
                    made.name(),
                    made.artifact().kind().label(),
                    Html.brief(made.artifact().type(), 40),
                    Wording.bytes(made.artifact().size()),
                    made.artifact().content().brief()));
        }
        return TextTable.ruled(table);
    }
}
