package org.brewline.notebook.picture;

import java.time.Duration;
import java.util.Optional;
import org.brewline.kernel.display.MimeBundle;

/**
 * How far something long is: a bar, what is done of what, how fast it goes, and how long it will take.
 *
 * <pre>{@code
 * display.show(new HowFar("reading", 400, 1_000, Duration.ofSeconds(2), HowFar.Unit.BYTES).bundle());
 * // reading: 40 %, 400 bytes of 1 KB · 200 bytes/s, 3 s left
 * }</pre>
 *
 * @param what is done, as a word with -ing
 * @param done units of the whole
 * @param total units; 0 or less where the whole is not known
 * @param time that it took until now
 */
public record HowFar(String what, long done, long total, Duration time, Unit unit) {
    private static final int WIDTH = 240;

    /** What is counted. */
    public enum Unit {
        THINGS,
        BYTES;

        private String amount(long count) {
            return this == BYTES ? Wording.bytes(count) : Wording.count(count);
        }

        private String pace(Rate rate) {
            String pace = Wording.bytes(Math.round(rate.perSecond())) + "/s";
            return this == BYTES
                    ? rate.left()
                            .map(l -> pace + ", " + Rate.brief(l) + " left")
                            .orElse(pace)
                    : rate.words();
        }
    }

    private boolean isEnd() {
        return total > 0 && done >= total;
    }

    private int percent() {
        return total <= 0 ? 0 : (int) Math.min(100, 100 * (double) done / total);
    }

    /** All of it in a line. */
    String words() {
        if (isEnd()) {
            return what + ": done, " + unit.amount(total) + " in " + Wording.duration(time);
        }
        Optional<String> pace = Rate.of(done, total, time).map(unit::pace);
        String of = total > 0
                ? percent() + " %, " + unit.amount(done) + " of " + unit.amount(total)
                : unit.amount(done) + " done";
        return what + ": " + of + pace.map(p -> " · " + p).orElse("");
    }

    /** As it is shown under a cell: without a script, the same trusted or not. */
    public MimeBundle bundle() {
        Html page = new Html();
        page.open("div", "style", "font-size:" + Look.BODY + "px;line-height:1.6");
        page.leaf("div", words(), "style", "opacity:0.75");
        if (total > 0 && !isEnd()) {
            page.open("div", "style", bar(WIDTH, Look.LINE));
            page.leaf("div", "", "style", bar(WIDTH * percent() / 100, Look.ACCENT))
                    .close();
        }
        return MimeBundle.of("text/html", page.close().toString()).with("text/plain", Html.visible(words()));
    }

    private static String bar(int width, String colour) {
        return "width:" + width + "px;height:6px;border-radius:3px;background:" + colour;
    }
}
