package org.brewline.notebook.picture;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How fast something goes and how long it will take, from what is done and how long that took.
 *
 * @param perSecond units a second
 * @param left until the end at that pace; empty if the whole is not known
 */
record Rate(double perSecond, Optional<Duration> left) {
    /** Before this, a rate says nothing. */
    private static final long LEAST_MILLIS = 500;

    static Optional<Rate> of(long done, long total, Duration time) {
        if (done <= 0 || time.toMillis() < LEAST_MILLIS) {
            return Optional.empty();
        }
        double perSecond = done * 1_000.0 / time.toMillis();
        Optional<Duration> left = total > 0
                ? Optional.of(Duration.ofMillis((long) (1_000 * Math.max(0, total - done) / perSecond)))
                : Optional.empty();
        return Optional.of(new Rate(perSecond, left));
    }

    /** {@code 33/s, 18 s left}; slow things by the minute. */
    String words() {
        String pace = perSecond >= 1
                ? Wording.number(rounded(perSecond)) + "/s"
                : Wording.number(rounded(60 * perSecond)) + "/min";
        return left.map(l -> pace + ", " + brief(l) + " left").orElse(pace);
    }

    /** Whole seconds: tenths would only flicker. */
    static String brief(Duration time) {
        long seconds = Math.round(time.toMillis() / 1_000.0);
        return seconds < 60 ? seconds + " s" : Wording.duration(Duration.ofSeconds(seconds));
    }

    private static double rounded(double value) {
        return value >= 100 ? Math.rint(value) : Double.parseDouble(String.format(Locale.ROOT, "%.1f", value));
    }
}
