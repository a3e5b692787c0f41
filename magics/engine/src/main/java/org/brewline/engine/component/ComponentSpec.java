package org.brewline.engine.component;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;

/**
 * A component that pipelines can use: what it takes and gives, what it needs, how to call it.
 *
 * @param method static and accessible
 * @param place where it is defined, for messages: {@code cell 3, line 1} or {@code Penguins.java}
 * @param retries 0 or more
 */
public record ComponentSpec(
        Signature signature,
        Method method,
        Environment environment,
        String place,
        int retries,
        Optional<Duration> timeout,
        boolean cache) {
    public ComponentSpec {
        if (retries < 0) {
            throw new IllegalArgumentException("retries (%s) must not be negative".formatted(retries));
        }
    }

    public String name() {
        return signature.name();
    }
}
