package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.brewline.engine.store.RunId;
import org.brewline.engine.sweep.Dimension;
import org.brewline.engine.sweep.SweepStatus;
import org.brewline.engine.sweep.Trial;

/** A sweep as text. */
final class SweepText {
    private static final int MOST_ROWS = 60;

    private final SweepStatus sweep;
    private final Function<RunId, String> brief;

    SweepText(SweepStatus sweep, Function<RunId, String> brief) {
        this.sweep = sweep;
        this.brief = brief;
    }

    /** How many trials there are of each state. */
    static String counts(SweepStatus sweep) {
        var parts = new ArrayList<String>();
        for (Trial.State state : Trial.State.values()) {
            long count = sweep.count(state);
            if (count > 0) {
                parts.add(count + " " + (state == Trial.State.STOPPED ? "stopped early" : word(state)));
            }
        }
        int all = sweep.trials().size();
        return all + (all == 1 ? " trial: " : " trials: ") + String.join(", ", parts);
    }

    private static String word(Trial.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** How it searches, to follow on the ID. */
    static String search(SweepStatus sweep) {
        String drawn = sweep.plan().trials().isPresent()
                ? " · drawn by chance, seed " + sweep.plan().seed()
                : " · every combination";
        return drawn
                + sweep.plan()
                        .halving()
                        .map(h -> " · halving by " + h.goal().metric() + " from " + h.first())
                        .orElse("");
    }

    /** The arguments that run a trial alone. */
    static String arguments(SweepStatus sweep, Trial trial) {
        var arguments = new ArrayList<>(sweep.space().fixed());
        sweep.space().dimensions().stream()
                .map(Dimension::key)
                .filter(trial.config()::containsKey)
                .forEach(key -> arguments.add(key + "=" + trial.config().get(key)));
        return String.join(
                " ",
                arguments.stream().map(a -> a.contains(" ") ? "'" + a + "'" : a).toList());
    }

    String text() {
        var out = new StringBuilder(sweep.sweep().pipeline() + " · sweep  "
                + Look.State.of(sweep.sweep().state()).word + "\n");
        out.append(sweep.plan().goal().text())
                .append(" · ")
                .append(counts(sweep))
                .append(" · ");
        out.append(Wording.duration(sweep.time()))
                .append("\nsweep ")
                .append(sweep.sweep().id())
                .append(search(sweep));
        out.append('\n');
        if (!sweep.sweep().message().isEmpty()) {
            out.append(sweep.sweep().message()).append('\n');
        }
        sweep.best()
                .ifPresent(best -> out.append("\n★ ")
                        .append(Wording.number(best.value().orElse(0)))
                        .append("  %run ")
                        .append(sweep.sweep().pipeline())
                        .append(' ')
                        .append(arguments(sweep, best))
                        .append('\n'));
        return Html.visible(out.append('\n').append(table()).toString());
    }

    private String table() {
        var rows = new ArrayList<List<String>>();
        var heads = new ArrayList<>(List.of("trial", "state"));
        sweep.space().dimensions().stream().map(Dimension::key).forEach(heads::add);
        heads.addAll(List.of(sweep.plan().goal().metric(), "time", "run"));
        rows.add(heads);
        for (Trial trial : sweep.ranked().stream().limit(MOST_ROWS).toList()) {
            var row = new ArrayList<>(List.of(Integer.toString(trial.number()), word(trial.state())));
            sweep.space().dimensions().forEach(d -> row.add(trial.config().getOrDefault(d.key(), "–")));
            row.add(trial.value().isPresent() ? Wording.number(trial.value().getAsDouble()) : "–");
            row.add(trial.time().map(Wording::duration).orElse("–"));
            row.add(trial.run().map(brief).orElse(""));
            rows.add(row);
        }
        return TextTable.ruled(rows);
    }
}
