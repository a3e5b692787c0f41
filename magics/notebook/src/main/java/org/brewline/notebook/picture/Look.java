package org.brewline.notebook.picture;

import org.brewline.engine.artifact.Kind;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepState;

/**
 * The design system: every colour, size and font of what is shown. Colours are from the Okabe-Ito set, which people
 * with any colour vision tell apart, darkened where they carry text so that it has a contrast of 4.5 on white; each
 * colour comes with a sign or a word, never alone. Pictures bring their own light ground, so they look the same on
 * white paper and in a dark notebook.
 */
final class Look {
    static final String GROUND = "#ffffff";
    static final String GROUND_SOFT = "#f7f8fa";
    static final String LINE = "#dfe3e8";
    static final String LINE_SOFT = "#eceff3";
    static final String LINE_STRONG = "#aeb6c1";
    static final String INK = "#1c2430";
    static final String INK_SOFT = "#5a6472";
    static final String ACCENT = "#0072b2";
    static final String HISTOGRAM = "#7fb2d3";
    /** The edge below a card that lifts it off the ground. */
    static final String SHADOW = "#e9ecf0";

    static final String FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
    static final String MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

    static final int SMALL = 11;
    static final int BODY = 13;
    static final int TITLE = 17;

    /** How wide a whole picture is at most; what a notebook at 1280 pixels has room for. */
    static final int PAGE = 960;

    private static final String GREEN = "#007a59";
    private static final String BLUE = ACCENT;
    private static final String VERMILION = "#c24400";
    private static final String AMBER = "#8f5f00";
    private static final String GREY = "#5f6875";

    private static final String[] SERIES = {
        "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#4d4d4d", "#8c6d1f"
    };

    /** The share from which white has more contrast than black on the heat. */
    private static final double WHITE_READS_FROM = 0.79;

    private Look() {}

    /** Colours for curves, in order; they repeat after the eighth. */
    static String series(int index) {
        return SERIES[index % SERIES.length];
    }

    /** How a state is shown: a colour with contrast on white, its pale tint, a sign for text and a word. */
    enum State {
        WAITING(GREY, "#f1f3f5", "○", "waiting"),
        RUNNING(BLUE, "#e5f1f9", "▶", "running"),
        SUCCEEDED(GREEN, "#e3f4ee", "✔", "succeeded"),
        FAILED(VERMILION, "#fdeee6", "✘", "failed"),
        SKIPPED(GREY, "#f1f3f5", "↷", "skipped"),
        CANCELLED(AMBER, "#fcf3dd", "■", "cancelled"),
        INTERRUPTED(AMBER, "#fcf3dd", "!", "interrupted");

        final String colour;
        final String tint;
        final String sign;
        final String word;

        State(String colour, String tint, String sign, String word) {
            this.colour = colour;
            this.tint = tint;
            this.sign = sign;
            this.word = word;
        }

        static State of(StepState state) {
            return valueOf(state.name());
        }

        static State of(RunState state) {
            return valueOf(state.name());
        }
    }

    /** A kind's colour, which has contrast on its tint. */
    static String colour(Kind kind) {
        return switch (kind) {
            case MODEL -> "#8a3b6b";
            case DATA -> "#005f94";
            case METRIC -> "#00694d";
            case REPORT -> "#a03a00";
            case LOG -> "#4a525e";
            case VALUE -> "#7a5200";
        };
    }

    static String tint(Kind kind) {
        return switch (kind) {
            case MODEL -> "#f8ecf3";
            case DATA -> "#e5f1f9";
            case METRIC -> "#e3f4ee";
            case REPORT -> "#fdeee6";
            case LOG -> "#eef0f3";
            case VALUE -> "#fcf3dd";
        };
    }

    static String sign(Kind kind) {
        return switch (kind) {
            case MODEL -> "◆";
            case DATA -> "▦";
            case METRIC -> "▲";
            case REPORT -> "▤";
            case LOG -> "≡";
            case VALUE -> "●";
        };
    }

    /** A heat between the ground and blue for a share of 0 to 1, as hexadecimal. */
    static String heat(double share) {
        double s = Math.max(0, Math.min(1, share));
        return "#%02x%02x%02x".formatted(mix(0xff, 0x00, s), mix(0xff, 0x5a, s), mix(0xff, 0x8e, s));
    }

    /** Ink that reads on a heat of that share: black until white has more contrast. */
    static String inkOn(double share) {
        return share > WHITE_READS_FROM ? GROUND : "#000000";
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
