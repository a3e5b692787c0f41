package org.brewline.notebook.picture;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepState;

/** A run as HTML: whole when it ended, and small while it goes on. */
final class RunPage {
    private static final int WHOLE_PAGE = 130_000;
    private static final int LIVE_GRAPH = 30_000;
    private static final int WHOLE_GRAPH = 100_000;
    private static final int LIVE_PLOTS = 3;
    private static final int LIVE_POINTS = 120;
    private static final int POINTS = 400;
    private static final int MOST_FAILURES = 3;
    private static final int MOST_FOLDED = 40;

    private final RunPicture run;
    private final ZoneId zone;
    private final RunFiles files;
    private final Html page = Parts.page();

    private RunPage(RunPicture run, RunFiles files, ZoneId zone) {
        this.run = run;
        this.files = files;
        this.zone = zone;
    }

    /** Everything. */
    static String whole(RunPicture run, RunFiles files) {
        return new RunPage(run, files, ZoneId.systemDefault()).draw(false);
    }

    /** What changes while a run goes on: states, progress, curves, the last lines of running steps. */
    static String live(RunPicture run, ZoneId zone) {
        return new RunPage(run, RunFiles.NONE, zone).draw(true);
    }

    private String draw(boolean live) {
        header(live);
        graph(live);
        failures(live);
        metrics(live);
        if (live) {
            new StepLogs(page).underWay(run);
        } else {
            artifacts();
            new StepLogs(page)
                    .ended(run, run.failed().stream().limit(MOST_FAILURES).toList());
        }
        return page.close().toString();
    }

    private void failures(boolean live) {
        List<StepPicture> failed = run.failed();
        for (StepPicture step : failed.stream().limit(MOST_FAILURES).toList()) {
            step.failure().ifPresent(f -> FailureCard.show(page, step, f, live ? "" : goesOn(run), !live));
            new StepLogs(page).failed(step);
        }
        if (failed.size() > MOST_FAILURES) {
            Parts.note(page, "and " + (failed.size() - MOST_FAILURES) + " more failed steps");
        }
        if (run.state() == RunState.CANCELLED || run.state() == RunState.INTERRUPTED) {
            String why =
                    run.state() == RunState.CANCELLED ? "cancelled" : "interrupted: its process ended before it did";
            Parts.note(
                    page,
                    "The run was " + why + ". Its finished steps are kept; this executes what is missing: "
                            + goesOn(run));
        }
    }

    /** The command that executes what is missing. The part of the ID that is its time is short, and enough. */
    static String goesOn(RunPicture run) {
        return "%resume " + run.id().toString().substring(0, 13);
    }

    private void header(boolean live) {
        page.open("div", "style", "margin-bottom:10px");
        page.leaf(
                "span",
                run.shape().name(),
                "style",
                "font-size:" + Look.TITLE + "px;font-weight:600;margin-right:10px");
        if (live) {
            LiveSign.of(run, zone).image(page, "display:block;margin:4px 0 0");
        } else {
            page.text(" "); // words stand apart where no style is left
            Parts.state(page, Look.State.of(run.state()));
            page.text(" ");
            page.leaf("span", counts(run), "style", "margin-left:10px;font-size:12px;color:" + Look.INK_SOFT);
        }
        page.close();
        page.open("div", "style", "font-size:12px;color:" + Look.INK_SOFT + ";margin-bottom:12px");
        page.text("Run ");
        Parts.mono(page, run.id().toString());
        page.text(" · " + Wording.duration(run.time()));
        Map<String, String> params = run.config().getOrDefault("", Map.of());
        params.forEach((name, value) -> page.text(" · " + name + " = " + Html.brief(value, 40)));
        page.close();
    }

    static String counts(RunPicture run) {
        var counts = new StringBuilder();
        for (StepState state : StepState.values()) {
            long count = run.count(state);
            if (count > 0) {
                counts.append(counts.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(Look.State.of(state).word);
            }
        }
        return counts.toString();
    }

    private void graph(boolean live) {
        Svg svg = DagSvg.of(run);
        if (svg.body().length() > (live ? LIVE_GRAPH : WHOLE_GRAPH)) {
            StepGrid.of(run).image(page, "display:block");
            nowRunning();
        } else if (DagLayout.of(run.shape()).isCompact()) {
            Parts.scroll(page, svg);
        } else {
            svg.image(page, "display:block;margin:0 auto");
        }
        if (!live) {
            Pictures.looksInto(
                    page, run.shape(), "%dag --run " + run.id().toString().substring(0, 13));
            folded();
        }
    }

    private void nowRunning() {
        var names = new StringJoiner(", ", "Running: ", "");
        run.steps().stream()
                .filter(s -> s.state() == StepState.RUNNING)
                .limit(12)
                .forEach(s -> names.add(s.name()));
        if (run.count(StepState.RUNNING) > 0) {
            Parts.note(page, Html.brief(names.toString(), 300));
        }
    }

    /** The steps that a repeated step became. */
    private List<String> items(PipelineShape.Step step) {
        return run.steps().stream()
                .map(StepPicture::name)
                .filter(name -> name.startsWith(step.name() + "["))
                .toList();
    }

    /** The steps that the graph shows as one, to look into. */
    private void folded() {
        Map<String, StepPicture> steps = run.byName();
        var groups = new LinkedHashMap<>(DagLayout.of(run.shape()).folding().members());
        run.shape().steps().stream().filter(s -> !s.each().isEmpty()).forEach(s -> groups.put(s.name(), items(s)));
        groups.values().removeIf(List::isEmpty);
        groups.forEach((name, members) -> {
            Parts.fold(page, name, false);
            Parts.table(page, List.of("Step", "State", "Time"), List.of(false, false, true));
            members.stream()
                    .limit(MOST_FOLDED)
                    .map(steps::get)
                    .filter(Objects::nonNull)
                    .forEach(step -> {
                        Parts.row(page);
                        Parts.rowHead(page, step.name());
                        page.open("td", "style", Parts.cell(false));
                        Parts.state(page, Look.State.of(step.state()));
                        page.close();
                        Parts.number(page, step.time().map(Wording::duration).orElse("–"));
                        page.close();
                    });
            Parts.endTable(page);
            if (members.size() > MOST_FOLDED) {
                Parts.note(page, "and " + (members.size() - MOST_FOLDED) + " more");
            }
            page.close();
        });
    }

    /** Curves, results and matrices flow side by side where there is room. */
    private void metrics(boolean live) {
        List<Svg> plots = new MetricPlots(false, live ? LIVE_POINTS : POINTS).of(List.of(run));
        Map<String, Map<String, Double>> scalars = MetricTables.scalars(run);
        if (plots.isEmpty() && scalars.isEmpty()) {
            return;
        }
        Parts.section(page, "Metrics");
        page.open("div");
        plots.stream().limit(live ? LIVE_PLOTS : Integer.MAX_VALUE).forEach(p -> Parts.figure(page, p));
        if (!scalars.isEmpty()) {
            page.open("div", "style", Parts.BESIDE);
            MetricTables.scalars(page, "Step", scalars, MetricTables.directions(List.of(run)));
            page.close();
        }
        if (!live) {
            MetricTables.confusion(page, List.of(run));
        }
        page.close();
    }

    private void artifacts() {
        List<ArtifactTable.Made> artifacts = ArtifactTable.of(run);
        if (!artifacts.isEmpty()) {
            Parts.section(page, "Artifacts");
            var surroundings = new Surroundings(run, "", Optional.empty());
            new ArtifactTable(page, surroundings, files, WHOLE_PAGE - page.length()).show(artifacts);
        }
    }
}
