package org.brewline.notebook.picture;

import java.time.ZoneId;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepState;

/**
 * How a run stands while it goes on: its state, the time of the picture, and a bar of all its steps. A frame is replaced
 * at least once a second. One that is not, because its kernel ended, or because it was saved and opened again, tells so
 * by itself a while later: SVG has a clock of its own, without any script.
 */
final class LiveSign {
    /** Without a new frame for so long nothing is known any more. */
    private static final int SILENT_SECONDS = 15;

    private static final int WIDTH = 600;
    private static final int HEIGHT = 46;
    private static final int BAR = 34;

    private final RunPicture run;
    private final String time;
    private final Svg svg;

    private LiveSign(RunPicture run, ZoneId zone) {
        this.run = run;
        this.time = Wording.time(run.at(), zone);
        this.svg = new Svg(WIDTH, HEIGHT, Look.State.of(run.state()).word + ", " + words(run) + ", as of " + time);
    }

    static Svg of(RunPicture run, ZoneId zone) {
        return new LiveSign(run, zone).draw();
    }

    private Svg draw() {
        bar();
        Look.State look = Look.State.of(run.state());
        svg.group();
        pill(look.sign + " " + look.word, look);
        if (run.state() == RunState.RUNNING) {
            svg.body().empty("set", "attributeName", "visibility", "to", "hidden", "begin", SILENT_SECONDS + "s");
        }
        svg.end();
        if (run.state() == RunState.RUNNING) {
            svg.group("visibility", "hidden");
            pill("! interrupted, it seems: no news since " + time + "; %runs tells", Look.State.INTERRUPTED);
            svg.body().empty("set", "attributeName", "visibility", "to", "visible", "begin", SILENT_SECONDS + "s");
            svg.end();
        }
        return svg;
    }

    private void pill(String text, Look.State look) {
        double width = TextWidth.bold(text, 12) + 20;
        svg.rect(0, 1, width, 22, 11, look.tint, "none");
        svg.text(text, 10, 12, 12, look.colour, "font-weight", "600");
        if (look != Look.State.INTERRUPTED) {
            svg.text(words(run) + " · as of " + time, width + 10, 12, 12, Look.INK_SOFT);
        }
    }

    /** Steps that ended and those under way as parts of the whole; what is under way counts by how far it is. */
    private void bar() {
        int steps = Math.max(1, run.steps().size());
        double each = (double) (WIDTH - 1) / steps;
        double x = 0;
        svg.rect(0, BAR, WIDTH - 1, 6, 3, Look.LINE_SOFT, "none");
        for (StepState state : new StepState[] {
            StepState.SUCCEEDED, StepState.SKIPPED, StepState.FAILED, StepState.CANCELLED, StepState.RUNNING
        }) {
            double width = each
                    * run.steps().stream()
                            .filter(s -> s.state() == state)
                            .mapToDouble(s ->
                                    state == StepState.RUNNING ? s.advance().share() : 1)
                            .sum();
            if (width > 0) {
                svg.rect(x, BAR, width, 6, 3, Look.State.of(state).colour, "none");
                x += width;
            }
        }
    }

    private static String words(RunPicture run) {
        long ended = run.steps().stream()
                .filter(s -> s.state() != StepState.WAITING && s.state() != StepState.RUNNING)
                .count();
        long failed = run.count(StepState.FAILED);
        return ended + " of " + run.steps().size() + " steps" + (failed > 0 ? ", " + failed + " failed" : "");
    }
}
