package org.brewline.notebook.picture;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.brewline.engine.store.RunLabels;
import org.brewline.engine.store.RunOrigin;

/** Runs as rows: how they went, in what config they differ, and their metrics. */
final class RunTable {
    private static final int MOST_METRICS = 8;
    private static final int MOST_CONFIG = 6;

    private final List<RunRow> runs;
    private final ZoneId zone;
    private final List<String> config;
    private final List<String> metrics;

    RunTable(List<RunRow> runs, ZoneId zone) {
        this.runs = runs;
        this.zone = zone;
        this.config = differing();
        Set<String> all = new LinkedHashSet<>();
        runs.forEach(r -> all.addAll(r.metrics().keySet()));
        this.metrics = all.stream().limit(MOST_METRICS).toList();
    }

    /** Config whose value is not the same in all runs that have it. */
    private List<String> differing() {
        var values = new TreeMap<String, Set<String>>();
        for (RunRow row : runs) {
            flat(row)
                    .forEach((key, value) -> values.computeIfAbsent(key, k -> new LinkedHashSet<>())
                            .add(value));
        }
        return values.entrySet().stream()
                .filter(e -> e.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .limit(MOST_CONFIG)
                .toList();
    }

    private static Map<String, String> flat(RunRow row) {
        var flat = new LinkedHashMap<String, String>();
        row.run()
                .config()
                .forEach((step, values) ->
                        values.forEach((name, value) -> flat.put(step.isEmpty() ? name : step + "." + name, value)));
        return flat;
    }

    private List<String> heads() {
        var heads = new ArrayList<>(List.of("Run", "Pipeline", "State", "Started", "Duration"));
        heads.addAll(config);
        heads.addAll(metrics);
        return heads;
    }

    private static String duration(RunRow row, Instant until) {
        return Wording.duration(
                Duration.between(row.run().started(), row.run().finished().orElse(until)));
    }

    void html(Html page) {
        var numeric = new ArrayList<Boolean>(List.of(false, false, false, false, true));
        config.forEach(c -> numeric.add(false));
        metrics.forEach(m -> numeric.add(true));
        Parts.wideTable(page, heads(), numeric);
        for (RunRow row : runs) {
            Parts.row(page);
            page.open(
                    "th",
                    "scope",
                    "row",
                    "title",
                    row.run().id().toString(),
                    "style",
                    Parts.cell(false) + ";white-space:nowrap");
            Parts.mono(page, row.brief());
            labels(page, row.run().labels());
            row.origin()
                    .ifPresent(origin -> page.leaf(
                            "div",
                            "↓ " + Html.brief(came(origin), 80),
                            "title",
                            "imported " + Wording.time(origin.importedAt(), zone)
                                    + (origin.trusted() ? ", trusted" : ", not trusted"),
                            "style",
                            "font-size:11px;font-weight:400;white-space:normal;color:" + Look.INK_SOFT));
            page.close();
            Parts.cell(page, row.run().shape().name());
            page.open("td", "style", Parts.cell(false) + ";white-space:nowrap");
            Parts.state(page, Look.State.of(row.run().state()));
            page.close();
            page.leaf(
                    "td", Wording.time(row.run().started(), zone), "style", Parts.cell(false) + ";white-space:nowrap");
            Parts.number(
                    page,
                    row.run().finished().isPresent() ? duration(row, row.run().started()) : "–");
            Map<String, String> values = flat(row);
            config.forEach(c -> Parts.cell(page, Html.brief(values.getOrDefault(c, "–"), 40)));
            metrics.forEach(m -> metric(page, row, m));
            page.close();
        }
        Parts.endTable(page);
    }

    /** Under the ID: the name, whether it is pinned or archived, tags, the note. */
    private static void labels(Html page, RunLabels labels) {
        if (labels.pinned() || labels.archived()) {
            String marks = (labels.pinned() ? " ⚲ pinned" : "") + (labels.archived() ? " ▽ archived" : "");
            page.leaf("span", marks, "style", "font-size:11px;font-weight:400;color:" + Look.INK_SOFT);
        }
        if (!labels.name().isEmpty()) {
            page.leaf("div", labels.name(), "style", "font-weight:600;color:" + Look.INK);
        }
        if (!labels.tags().isEmpty()) {
            page.open("div");
            labels.tags()
                    .forEach(tag -> page.leaf(
                            "span",
                            Html.brief(tag, 30),
                            "style",
                            "display:inline-block;margin:1px 4px 1px 0;padding:0 7px;border-radius:9px;font-size:11px;"
                                    + "font-weight:400;color:#005f94;background:#e5f1f9"));
            page.close();
        }
        if (!labels.note().isEmpty()) {
            page.leaf(
                    "div",
                    Html.brief(labels.note(), 80),
                    "title",
                    labels.note(),
                    "style",
                    "font-size:11px;font-weight:400;font-style:italic;white-space:normal;color:" + Look.INK_SOFT);
        }
    }

    private static String came(RunOrigin origin) {
        return origin.bundle() + (origin.madeBy().isEmpty() ? "" : " by " + origin.madeBy());
    }

    private static String named(RunRow row) {
        RunLabels labels = row.run().labels();
        return row.brief()
                + (labels.name().isEmpty() ? "" : " " + labels.name())
                + (labels.pinned() ? " (pinned)" : "")
                + (labels.tags().isEmpty() ? "" : " #" + String.join(" #", labels.tags()))
                + row.origin()
                        .map(origin -> " ↓ " + Html.brief(came(origin), 60))
                        .orElse("");
    }

    private void metric(Html page, RunRow row, String metric) {
        Double value = row.metrics().get(metric);
        Parts.number(page, value == null ? "–" : Wording.number(value));
    }

    String text() {
        var table = new ArrayList<List<String>>();
        table.add(heads());
        for (RunRow row : runs) {
            Look.State look = Look.State.of(row.run().state());
            var line = new ArrayList<>(List.of(
                    named(row),
                    row.run().shape().name(),
                    look.sign + " " + look.word,
                    Wording.time(row.run().started(), zone),
                    row.run().finished().isPresent() ? duration(row, row.run().started()) : "–"));
            Map<String, String> values = flat(row);
            config.forEach(c -> line.add(values.getOrDefault(c, "–")));
            metrics.forEach(m -> {
                Double value = row.metrics().get(m);
                line.add(value == null ? "–" : Wording.number(value));
            });
            table.add(line);
        }
        return Html.visible(TextTable.ruled(table));
    }
}
