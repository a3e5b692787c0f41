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
    private static final int LIVE_PAGE = 36_000;
    private static final int LIVE_PLOTS = 3;
    private static final int LIVE_POINTS = 120;
    private static final int POINTS = 400;
    private static final int MOST_FAILURES = 3;
    private static final int MOST_FOLDED = 40;
    private static final int LOG_BUDGET = 20_000;

    private final RunPicture run;
    private final ZoneId zone;
    private final Html page = Parts.page();

    private RunPage(RunPicture run, ZoneId zone) {
        this.run = run;
        this.zone = zone;
    }

    /** Everything. */
    static String whole(RunPicture run) {
        return new RunPage(run, ZoneId.systemDefault()).draw(false);
    }

    /** What changes while a run goes on: states, progress, curves, the last lines of running steps. */
    static String live(RunPicture run) {
        return live(run, ZoneId.systemDefault());
    }

    static String live(RunPicture run, ZoneId zone) {
        return new RunPage(run, zone).draw(true);
    }

    private String draw(boolean live) {
        header(live);
        graph(live);
        failures(live);
        metrics(live);
        if (live) {
            underWay();
        } else {
            artifacts();
            logs();
        }
        return page.close().toString();
    }

    private void failures(boolean live) {
        List<StepPicture> failed = run.failed();
        for (StepPicture step : failed.stream().limit(MOST_FAILURES).toList()) {
            step.failure().ifPresent(f -> FailureCard.show(page, step, f, live ? "" : goesOn(run), !live));
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
            Parts.state(page, Look.State.of(run.state()));
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
            new ArtifactTable(page, surroundings, WHOLE_PAGE - page.length()).show(artifacts);
        }
    }

    private void logs() {
        List<StepPicture> logged =
                run.steps().stream().filter(s -> !s.log().lines().isEmpty()).toList();
        if (logged.isEmpty()) {
            return;
        }
        Parts.section(page, "Logs");
        int budget = LOG_BUDGET;
        for (StepPicture step : logged.stream().limit(MOST_FOLDED).toList()) {
            String text = tail(step.log().lines(), Math.min(budget, 6_000));
            budget -= text.length();
            long lines = step.log().allLines();
            Parts.fold(
                    page,
                    step.name() + " · " + Wording.count(lines) + (lines == 1 ? " line" : " lines"),
                    step.state() == StepState.FAILED);
            Parts.block(page, text, 220);
            page.close();
        }
    }

    /** Of each running step how far it is, how fast, how long it will take, and the last lines that it logged. */
    private void underWay() {
        for (StepPicture step : run.steps()) {
            if (step.state() != StepState.RUNNING || page.length() > LIVE_PAGE) {
                continue;
            }
            String advance = advance(step);
            List<String> lines = step.log().lines();
            if (!advance.isEmpty() || !lines.isEmpty()) {
                Parts.note(page, step.name() + (advance.isEmpty() ? "" : " · " + advance));
            }
            if (!lines.isEmpty()) {
                Parts.block(page, tail(lines.subList(Math.max(0, lines.size() - 5), lines.size()), 1_000), 120);
            }
        }
    }

    /** {@code 400 of 1,000 · 33/s, 18 s left}; empty if nothing is known. */
    static String advance(StepPicture step) {
        StepPicture.Advance advance = step.advance();
        if (advance.done() <= 0) {
            return "";
        }
        String done = advance.isKnown()
                ? Wording.count(advance.done()) + " of " + Wording.count(advance.total())
                : Wording.count(advance.done()) + " done";
        return step.time()
                .filter(t -> step.attempts() <= 1)
                .flatMap(t -> Rate.of(advance.done(), advance.total(), t))
                .map(rate -> done + " · " + rate.words())
                .orElse(done);
    }

    /** The last lines that fit, with a mark if there are more. */
    private static String tail(List<String> lines, int most) {
        int length = 0;
        int from = lines.size();
        while (from > 0 && length + lines.get(from - 1).length() < most) {
            from--;
            length += lines.get(from).length() + 1;
        }
        return (from > 0 ? "…\n" : "") + String.join("\n", lines.subList(from, lines.size()));
    }
}
