package org.brewline.engine.component;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How often, when and after what a failed step is tried again.
 *
 * <pre>{@code
 * var policy = new RetryPolicy(3, Duration.ofSeconds(2), Duration.ofMinutes(5), List.of("IOException"));
 * policy.covers(new FileNotFoundException()); // true: it is an IOException
 * }</pre>
 *
 * @param retries how often at most; 0 for never
 * @param backoff the pause before the second attempt; it doubles with each further one; zero for none
 * @param longest no pause is longer
 * @param on the exceptions after which it is tried again, by simple or full class name, their subclasses too; empty for
 *     all
 */
public record RetryPolicy(int retries, Duration backoff, Duration longest, List<String> on) {
    /** The longest pause unless something else is said. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    /** A failed step is left as it is. */
    public static final RetryPolicy NONE = times(0);

    private static final Pattern NAME = Pattern.compile(
            "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)*");

    public RetryPolicy {
        if (retries < 0) {
            throw new IllegalArgumentException("retries (%s) must not be negative".formatted(retries));
        }
        if (backoff.isNegative() || longest.isNegative()) {
            throw new IllegalArgumentException(
                    "backoff (%s, at most %s) must not be negative".formatted(backoff, longest));
        }
        on = List.copyOf(on);
    }

    /** At once, after any exception. */
    public static RetryPolicy times(int retries) {
        return new RetryPolicy(retries, Duration.ZERO, LONGEST, List.of());
    }

    /** Whether the text can be the name of an exception's class. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether a step that failed with this is tried again, as long as there are attempts left. */
    public boolean covers(Throwable thrown) {
        if (on.isEmpty()) {
            return true;
        }
        if (thrown instanceof RelayedException relayed) {
            return relayed.classNames().stream()
                    .anyMatch(c -> on.contains(c)
                            || on.contains(c.replace('$', '.'))
                            || on.contains(c.substring(Math.max(c.lastIndexOf('.'), c.lastIndexOf('$')) + 1)));
        }
        for (Class<?> c = thrown.getClass(); c != null; c = c.getSuperclass()) {
            if (on.contains(c.getSimpleName())
                    || on.contains(c.getName())
                    || on.contains(String.valueOf(c.getCanonicalName()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The pause after a failed attempt: between half and all of the doubled backoff, so that steps which failed together
     * don't come back together.
     *
     * @param failedAttempt from 1
     * @param chance from 0 (inclusive) to 1 (exclusive)
     */
    public Duration pause(int failedAttempt, double chance) {
        double doubled = backoff.toMillis() * Math.pow(2, Math.min(failedAttempt - 1, 40));
        double most = Math.min(doubled, (double) longest.toMillis());
        return Duration.ofMillis(Math.round(most / 2 + most / 2 * chance));
    }
}
