package org.brewline.engine.component;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.ProblemList;
import org.brewline.engine.config.ProblemsException;
import org.jspecify.annotations.Nullable;

/** Reads what a component's annotation says of its attempts, time and resources, and collects what it can't mean. */
final class ComponentLimits {
    private final @Nullable Component declared;
    private final String name;
    private final String place;
    private final ProblemList problems;

    ComponentLimits(@Nullable Component declared, String name, String place, ProblemList problems) {
        this.declared = declared;
        this.name = name;
        this.place = place;
        this.problems = problems;
    }

    boolean cache() {
        return declared == null || declared.cache();
    }

    Optional<Duration> timeout() {
        return declared == null ? Optional.empty() : duration("timeout", declared.timeout());
    }

    RetryPolicy retry() {
        if (declared == null) {
            return RetryPolicy.NONE;
        }
        if (declared.retries() < 0) {
            problems.add("%s has retries %d".formatted(name, declared.retries()), place, "write 0 or more");
            return RetryPolicy.NONE;
        }
        Duration backoff = duration("backoff", declared.backoff()).orElse(Duration.ZERO);
        Duration longest = duration("maxBackoff", declared.maxBackoff()).orElse(RetryPolicy.LONGEST);
        List<String> on = Arrays.stream(declared.retryOn()).map(String::strip).toList();
        boolean needless = declared.retries() == 0
                && (!declared.backoff().isEmpty() || !declared.maxBackoff().isEmpty() || !on.isEmpty());
        if (needless) {
            problems.add(
                    "%s says how it is tried again, but not how often".formatted(name),
                    place,
                    "write retries = 3 (in %%component: --retries 3)");
        }
        on.stream()
                .filter(exception -> !RetryPolicy.isName(exception))
                .forEach(exception -> problems.add(
                        "%s is to be tried again on \"%s\", which is no class".formatted(name, exception),
                        place,
                        "write the exceptions' names: IOException,TimeoutException"));
        return new RetryPolicy(declared.retries(), backoff, longest, on);
    }

    Resources resources() {
        if (declared == null) {
            return Resources.NONE;
        }
        if (!(declared.cpu() >= 0 && declared.cpu() <= 1_000_000)) {
            problems.add("%s has cpu %s".formatted(name, declared.cpu()), place, "write a number such as 2 or 0.5");
            return Resources.NONE;
        }
        if (declared.gpu() < 0) {
            problems.add("%s has gpu %d".formatted(name, declared.gpu()), place, "write 0 or more");
            return Resources.NONE;
        }
        return new Resources(declared.cpu(), size("memory", declared.memory()), declared.gpu(), declared.accelerator());
    }

    Isolation isolation() {
        return declared == null
                ? Isolation.NONE
                : new Isolation(declared.isolated(), size("disk", declared.disk()), declared.heapDump());
    }

    private long size(String what, String text) {
        try {
            return text.isEmpty() ? 0 : Resources.bytes(text);
        } catch (IllegalArgumentException e) {
            problems.add(
                    "the %s of %s: \"%s\" is no size".formatted(what, name, text),
                    place,
                    "write it as 512m, 4g or 1.5g");
            return 0;
        }
    }

    private Optional<Duration> duration(String what, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var value = (Duration)
                    ConfigTypes.parse(Duration.class, text, Path.of(""), "the %s of %s".formatted(what, name), place);
            if (value.isNegative() || (value.isZero() && what.equals("timeout"))) {
                problems.add(
                        "the %s of %s: %s is no time to wait".formatted(what, name, text),
                        place,
                        "write it as 90s, 10m or 2h");
                return Optional.empty();
            }
            return Optional.of(value);
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }
}
