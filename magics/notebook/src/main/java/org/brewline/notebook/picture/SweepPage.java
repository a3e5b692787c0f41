package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.brewline.engine.store.RunId;
import org.brewline.engine.sweep.Dimension;
import org.brewline.engine.sweep.SweepStatus;
import org.brewline.engine.sweep.Trial;
import org.brewline.kernel.display.MimeBundle;

/** A sweep: how it stands, the best trial, how the metric depends on what is varied, and the trials by rank. */
final class SweepPage {
    private static final int MOST_PLOTS = 6;
    private static final int FIRST_ROWS = 15;
    private static final int LIVE_ROWS = 10;
    private static final int MOST_ROWS = 100;
    private static final int MOST_PNG = 92_000;
    private static final int NOT_BEST = -1;

    private final SweepStatus sweep;
    private final Function<RunId, String> brief;
    private final Html page = Parts.page();

    private SweepPage(SweepStatus sweep, Function<RunId, String> brief) {
        this.sweep = sweep;
        this.brief = brief;
    }

    /**
     * The sweep as it stays in the notebook, or as it goes on.
     *
     * @param brief the shortest name of a run
     */
    static MimeBundle of(SweepStatus sweep, boolean live, Function<RunId, String> brief) {
        var page = new SweepPage(sweep, brief);
        List<Svg> plots = page.html(live);
        Optional<String> png = live || plots.isEmpty() ? Optional.empty() : Png.of(Poster.stack(plots), MOST_PNG);
        return Pictures.bundle(page.page.close().toString(), png, new SweepText(sweep, brief).text());
    }

    private List<Svg> html(boolean live) {
        head();
        sweep.best().ifPresent(this::best);
        List<Svg> plots = plots();
        if (!plots.isEmpty()) {
            page.open("div", "style", "margin-top:12px");
            plots.forEach(plot -> Parts.figure(page, plot));
            page.close();
        }
        List<Trial> ranked = sweep.ranked();
        List<Trial> shown = live ? shownLive(ranked) : ranked.subList(0, Math.min(FIRST_ROWS, ranked.size()));
        table(shown);
        List<Trial> rest = ranked.subList(Math.min(shown.size(), ranked.size()), Math.min(MOST_ROWS, ranked.size()));
        if (!live && !rest.isEmpty()) {
            Parts.fold(page, others(ranked.size() - shown.size()), false);
            table(rest);
            if (ranked.size() > MOST_ROWS) {
                Parts.note(
                        page,
                        "and %d more; %%runs sweep = %s lists them"
                                .formatted(
                                        ranked.size() - MOST_ROWS, sweep.sweep().id()));
            }
            page.close();
        } else if (live && ranked.size() > shown.size()) {
            Parts.note(page, "and " + (ranked.size() - shown.size()) + " more");
        }
        return plots;
    }

    private static String others(int count) {
        return count == 1 ? "the other trial" : "the other " + count + " trials";
    }

    /** Those that run, then the best so far. */
    private static List<Trial> shownLive(List<Trial> ranked) {
        var shown = new ArrayList<Trial>(ranked.stream()
                .filter(t -> t.state() == Trial.State.RUNNING)
                .limit(LIVE_ROWS / 2)
                .toList());
        ranked.stream()
                .filter(t -> t.state() != Trial.State.RUNNING && t.state() != Trial.State.WAITING)
                .limit(LIVE_ROWS - shown.size())
                .forEach(shown::add);
        return shown;
    }

    private void head() {
        page.open("div");
        page.leaf(
                "span",
                sweep.sweep().pipeline() + " · sweep",
                "style",
                "font-size:" + Look.TITLE + "px;font-weight:600;margin-right:12px");
        page.text(" ");
        Parts.state(page, Look.State.of(sweep.sweep().state()));
        page.close();
        Parts.note(
                page,
                sweep.plan().goal().text() + " · " + SweepText.counts(sweep) + " · " + Wording.duration(sweep.time()));
        Parts.note(page, "Sweep " + sweep.sweep().id() + SweepText.search(sweep));
        bar();
        if (!sweep.sweep().message().isEmpty()) {
            page.leaf(
                    "div",
                    sweep.sweep().message(),
                    "style",
                    "margin:10px 0;padding:8px 12px;border-radius:8px;color:" + Look.State.FAILED.colour
                            + ";background:" + Look.State.FAILED.tint);
        }
    }

    private void bar() {
        int all = Math.max(1, sweep.trials().size());
        page.open(
                "div",
                "style",
                "display:flex;height:6px;margin:8px 0 2px;border-radius:3px;overflow:hidden;background:"
                        + Look.LINE_SOFT);
        for (Trial.State state : List.of(
                Trial.State.SUCCEEDED,
                Trial.State.STOPPED,
                Trial.State.FAILED,
                Trial.State.CANCELLED,
                Trial.State.RUNNING)) {
            long count = sweep.count(state);
            if (count > 0) {
                page.leaf(
                        "div",
                        "",
                        "style",
                        "width:" + Svg.n(100.0 * count / all) + "%;background:" + look(state).colour
                                + (state == Trial.State.STOPPED ? ";opacity:0.45" : ""));
            }
        }
        page.close();
    }

    static Look.State look(Trial.State state) {
        return state == Trial.State.STOPPED ? Look.State.SKIPPED : Look.State.valueOf(state.name());
    }

    private void best(Trial best) {
        page.open(
                "div",
                "style",
                "margin:12px 0 0;padding:10px 14px;border:1px solid " + Look.LINE + ";border-left:4px solid #d55e00;"
                        + "border-radius:8px;background:" + Look.GROUND_SOFT);
        page.leaf(
                "span",
                "★ " + Wording.number(best.value().orElse(0)),
                "style",
                "font-size:20px;font-weight:600;margin-right:12px;color:" + Look.INK);
        page.leaf(
                "span",
                "best " + sweep.plan().goal().metric() + ", trial " + best.number()
                        + best.run().map(run -> ", run " + brief.apply(run)).orElse(""),
                "style",
                "color:" + Look.INK_SOFT);
        page.open("div", "style", "margin-top:4px");
        Parts.mono(page, "%run " + sweep.sweep().pipeline() + " " + SweepText.arguments(sweep, best));
        page.close().close();
    }

    private List<Svg> plots() {
        boolean any = sweep.trials().stream()
                .anyMatch(
                        t -> t.value().isPresent() && Double.isFinite(t.value().getAsDouble()));
        if (!any) {
            return List.of();
        }
        var plots = new ArrayList<Svg>();
        List<Dimension> dimensions = sweep.space().dimensions();
        if (dimensions.size() > 1) {
            plots.add(ParallelCoordinates.of(sweep));
        }
        dimensions.stream().limit(MOST_PLOTS).forEach(d -> plots.add(MetricOverKey.of(sweep, d)));
        return plots;
    }

    private void table(List<Trial> trials) {
        if (trials.isEmpty()) {
            return;
        }
        var heads = new ArrayList<>(List.of("Trial", "State"));
        var numeric = new ArrayList<>(List.of(true, false));
        for (Dimension dimension : sweep.space().dimensions()) {
            heads.add(dimension.key());
            numeric.add(dimension instanceof Dimension.Range);
        }
        heads.addAll(List.of(sweep.plan().goal().metric(), "Time", "Cached", "Run"));
        numeric.addAll(List.of(true, true, true, false));
        Parts.wideTable(page, heads, numeric);
        int best = sweep.best().map(Trial::number).orElse(NOT_BEST);
        trials.forEach(trial -> row(trial, trial.number() == best));
        Parts.endTable(page);
    }

    private void row(Trial trial, boolean best) {
        if (best) {
            page.open("tr", "style", "background:#fdf3ea");
        } else {
            Parts.row(page);
        }
        Parts.number(page, Integer.toString(trial.number()));
        page.open("td", "style", Parts.cell(false) + ";white-space:nowrap", "title", trial.note());
        if (trial.state() == Trial.State.STOPPED) {
            page.leaf("span", "■ stopped early", "style", "font-size:12px;font-weight:600;color:" + Look.INK_SOFT);
        } else {
            Parts.state(page, look(trial.state()));
        }
        page.close();
        for (Dimension dimension : sweep.space().dimensions()) {
            String value = Html.brief(trial.config().getOrDefault(dimension.key(), "–"), 40);
            if (dimension instanceof Dimension.Range) {
                Parts.number(page, value);
            } else {
                Parts.cell(page, value);
            }
        }
        String value = trial.value().isPresent() ? Wording.number(trial.value().getAsDouble()) : "–";
        page.leaf(
                "td",
                (best ? "★ " : "") + value,
                "style",
                Parts.cell(true) + ";white-space:nowrap" + (best ? ";font-weight:600;color:#a03a00" : ""));
        Parts.number(page, trial.time().map(Wording::duration).orElse("–"));
        Parts.number(page, trial.run().isPresent() ? Integer.toString(trial.cached()) : "–");
        page.open("td", "style", Parts.cell(false) + ";white-space:nowrap");
        Parts.mono(page, trial.run().map(brief).orElse(""));
        page.close().close();
    }
}
