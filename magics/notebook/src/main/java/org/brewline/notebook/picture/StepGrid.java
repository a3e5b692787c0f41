package org.brewline.notebook.picture;

import java.util.EnumMap;

/** A run of very many steps at a glance: a small field for each step, for frames that must stay small. */
final class StepGrid {
    private static final int FIELD = 14;
    private static final int ACROSS = 60;
    private static final int MOST = 600;

    private StepGrid() {}

    static Svg of(RunPicture run) {
        int shown = Math.min(MOST, run.steps().size());
        int rows = (shown + ACROSS - 1) / ACROSS;
        Svg svg = new Svg(ACROSS * FIELD + 4, rows * FIELD + 4, run.steps().size() + " steps: " + RunPage.counts(run));
        var fields = new EnumMap<Look.State, StringBuilder>(Look.State.class);
        for (int i = 0; i < shown; i++) {
            Look.State look = Look.State.of(run.steps().get(i).state());
            int row = i / ACROSS;
            fields.computeIfAbsent(look, l -> new StringBuilder())
                    .append('M')
                    .append(2 + i % ACROSS * FIELD)
                    .append(' ')
                    .append(2 + row * FIELD)
                    .append("h11v11h-11Z");
        }
        fields.forEach((look, path) -> {
            boolean began = look != Look.State.WAITING && look != Look.State.SKIPPED;
            svg.path(path.toString(), began ? look.colour : look.tint, began ? "none" : look.colour, 0.5);
        });
        return svg;
    }
}
