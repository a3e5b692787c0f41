package org.brewline.engine.component;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;

/**
 * A component that pipelines can use: what it takes and gives, what it needs, how to call it.
 *
 * @param method static and accessible
 * @param place where it is defined, for messages: {@code cell 3, line 1} or {@code Penguins.java}
 * @param timeout the longest time that one attempt may take
 * @param resources what it needs for itself while it runs
 * @param isolation whether it always runs in a process of its own
 */
public record ComponentSpec(
        Signature signature,
        Method method,
        Environment environment,
        String place,
        RetryPolicy retry,
        Optional<Duration> timeout,
        boolean cache,
        Resources resources,
        Isolation isolation) {

    /** A component that is tried again at once after any exception, and needs nothing in particular. */
    public ComponentSpec(
            Signature signature,
            Method method,
            Environment environment,
            String place,
            int retries,
            Optional<Duration> timeout,
            boolean cache) {
        this(
                signature,
                method,
                environment,
                place,
                RetryPolicy.times(retries),
                timeout,
                cache,
                Resources.NONE,
                Isolation.NONE);
    }

    public String name() {
        return signature.name();
    }

    /** How often a failed step is tried again. */
    public int retries() {
        return retry.retries();
    }
}
