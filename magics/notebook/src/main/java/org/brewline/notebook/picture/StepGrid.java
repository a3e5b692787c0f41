package org.brewline.notebook.picture;

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
        for (int i = 0; i < shown; i++) {
            Look.State look = Look.State.of(run.steps().get(i).state());
            double x = 2 + i % ACROSS * FIELD;
            int row = i / ACROSS;
            double y = 2 + row * FIELD;
            boolean began = look != Look.State.WAITING && look != Look.State.SKIPPED;
            svg.rect(x, y, FIELD - 3, FIELD - 3, 2, began ? look.colour : look.tint, "none");
        }
        return svg;
    }
}
