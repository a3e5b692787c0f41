package org.brewline.notebook.picture;

import java.util.List;
import org.brewline.engine.store.StepState;

/**
 * What steps logged, each step's under a card of its own: folded, unless the step failed or goes on. Steps that ran in
 * parallel are never mixed.
 */
final class StepLogs {
    private static final int MOST_CARDS = 40;
    private static final int BUDGET = 20_000;
    private static final int OF_ONE = 6_000;
    private static final int LIVE_LINES = 5;
    private static final int LIVE_PAGE = 36_000;

    private final Html page;

    StepLogs(Html page) {
        this.page = page;
    }

    /**
     * Of a run that ended: all that logged, as far as there is room.
     *
     * @param shown beside their failures
     */
    void ended(RunPicture run, List<StepPicture> shown) {
        List<StepPicture> logged = run.steps().stream()
                .filter(s -> !s.log().lines().isEmpty() && !shown.contains(s))
                .toList();
        if (logged.isEmpty()) {
            return;
        }
        Parts.section(page, "Logs");
        int budget = BUDGET;
        for (StepPicture step : logged.stream().limit(MOST_CARDS).toList()) {
            String text = tail(step.log().lines(), Math.min(budget, OF_ONE));
            budget -= text.length();
            card(step, "", text, step.state() == StepState.FAILED);
        }
        if (logged.size() > MOST_CARDS) {
            Parts.note(page, "and " + (logged.size() - MOST_CARDS) + " more; %logs has them all");
        }
    }

    /** The last that a failed step logged, unfolded. */
    void failed(StepPicture step) {
        if (!step.log().lines().isEmpty()) {
            card(step, "", tail(step.log().lines(), OF_ONE), true);
        }
    }

    /** Of a run under way: of each running step how far it is, how fast, how long it will take, and its last lines. */
    void underWay(RunPicture run) {
        for (StepPicture step : run.steps()) {
            List<String> lines = step.log().lines();
            String advance = advance(step);
            boolean tells = !advance.isEmpty() || !lines.isEmpty();
            if (step.state() == StepState.RUNNING && tells && page.length() < LIVE_PAGE) {
                card(
                        step,
                        advance,
                        tail(lines.subList(Math.max(0, lines.size() - LIVE_LINES), lines.size()), 1_000),
                        true);
            }
        }
    }

    private void card(StepPicture step, String advance, String text, boolean unfolded) {
        Look.State look = Look.State.of(step.state());
        page.open(
                "div",
                "style",
                "margin:6px 0;padding:2px 12px;border:1px solid " + Look.LINE + ";border-left:4px solid " + look.colour
                        + ";border-radius:8px;background:" + Look.GROUND);
        if (text.isEmpty()) {
            page.open("div", "style", "margin:6px 0;font-size:12px");
            head(step, look, advance);
            page.close();
        } else {
            Parts.fold(page, unfolded, () -> head(step, look, advance));
            Parts.block(page, text, 220);
            page.close();
        }
        page.close();
    }

    private void head(StepPicture step, Look.State look, String advance) {
        page.leaf("span", look.sign + " " + step.name(), "style", "font-weight:600;color:" + look.colour);
        var words = new StringBuilder(" · ").append(look.word);
        step.time().ifPresent(time -> words.append(" · ").append(Wording.duration(time)));
        if (!advance.isEmpty()) {
            words.append(" · ").append(advance);
        }
        long lines = step.log().allLines();
        if (lines > 0) {
            words.append(" · ")
                    .append(Wording.count(lines))
                    .append(lines == 1 ? " line" : " lines")
                    .append(" logged");
        }
        page.text(words.toString());
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
