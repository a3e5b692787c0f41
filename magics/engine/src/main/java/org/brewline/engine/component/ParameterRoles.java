package org.brewline.engine.component;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.component.Parameter.Role;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.Generics;
import org.slf4j.Logger;

/** Which types are config, which are injected, which are inputs, and which are none of these. */
final class ParameterRoles {
    private static final Set<Class<?>> INJECTED =
            Set.of(Metrics.class, Outputs.class, Progress.class, Logger.class, RunOutcome.class);

    /** Types that people mean as config, with the one to write instead. */
    private static final Map<String, String> NEAR_CONFIG = Map.ofEntries(
            Map.entry("java.io.File", "Path"),
            Map.entry("java.net.URL", "URI"),
            Map.entry("java.util.Date", "LocalDate or Instant"),
            Map.entry("java.util.Calendar", "LocalDate or Instant"),
            Map.entry("java.time.Period", "Duration"),
            Map.entry("java.time.ZonedDateTime", "Instant or LocalDateTime"),
            Map.entry("java.util.Properties", "Map<String, String>"),
            Map.entry("java.lang.CharSequence", "String"),
            Map.entry("java.lang.StringBuilder", "String"),
            Map.entry("java.lang.Number", "double or int"),
            Map.entry("java.util.OptionalInt", "int with a default"),
            Map.entry("java.util.OptionalLong", "long with a default"),
            Map.entry("java.util.OptionalDouble", "double with a default"));

    private ParameterRoles() {}

    static Role of(Type type) {
        if (INJECTED.contains(Generics.raw(type))) {
            return Role.INJECTED;
        }
        return ConfigTypes.isConfig(type) ? Role.CONFIG : Role.INPUT;
    }

    /** The type in an {@code Optional}, if it is one. */
    static Optional<Type> inOptional(Type type) {
        List<Type> arguments = Generics.arguments(type);
        return Generics.raw(type) == Optional.class && arguments.size() == 1
                ? Optional.of(arguments.get(0))
                : Optional.empty();
    }

    /** What to write instead of a type that is neither config nor anything a step can give. */
    static Optional<String> insteadOf(Type type) {
        return Optional.ofNullable(NEAR_CONFIG.get(Generics.raw(type).getName()));
    }

    /** What to write instead of a type that has a default but is no config. */
    static String configInsteadOf(Type type) {
        Class<?> raw = Generics.raw(type);
        if (raw.isArray()) {
            return "write List<" + boxed(raw.getComponentType()) + "> instead of the array";
        }
        if (raw == java.util.Set.class || raw == java.util.Collection.class) {
            return "write List instead of " + raw.getSimpleName();
        }
        return insteadOf(type)
                .map(better -> "write " + better)
                .orElse("config is text, truth, numbers, enums, Path, URI, Duration, dates, records, lists and maps of"
                        + " these; leave the default out if another step gives it");
    }

    private static String boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType().getSimpleName();
    }
}
