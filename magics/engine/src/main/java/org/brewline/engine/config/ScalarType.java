package org.brewline.engine.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A config type that is written as one YAML scalar.
 *
 * @param description what it takes, for messages: "a whole number"
 * @param print the value as YAML text
 */
record ScalarType(Class<?> type, String description, Reader reader, Function<Object, String> print) {
    private static final Map<Class<?>, ScalarType> TYPES = new HashMap<>();
    private static final int LISTED_CHOICES = 20;

    /** Turns text into a value. */
    @FunctionalInterface
    interface Reader {
        /** The value; relative paths start from the base folder. */
        Object read(String text, Path base) throws Unfit;
    }

    /** Parses and throws what the JDK's parsers throw. */
    private interface JdkParser {
        Object parse(String text);
    }

    static {
        add(String.class, "text", (text, base) -> text, v -> YamlText.of((String) v));
        add(boolean.class, "true or false", (text, base) -> truth(text), Object::toString);
        add(char.class, "one character", (text, base) -> character(text), v -> YamlText.of(v.toString()));
        for (Class<?> number : List.of(byte.class, short.class, int.class, long.class, java.math.BigInteger.class)) {
            add(number, Numbers.describe(number), (text, base) -> Numbers.whole(number, text), Object::toString);
        }
        for (Class<?> number : List.of(float.class, double.class, java.math.BigDecimal.class)) {
            add(number, Numbers.describe(number), (text, base) -> Numbers.any(number, text), Numbers::print);
        }
        add(
                Path.class,
                "a path",
                (text, base) -> path(text, base),
                v -> YamlText.of(v.toString().isEmpty() ? "." : v.toString()));
        add(URI.class, "a URI", (text, base) -> uri(text), v -> YamlText.of(v.toString()));
        add(
                Duration.class,
                "a duration such as 90s, 10m or 1h30m",
                (text, base) -> Durations.parse(text),
                v -> Durations.print((Duration) v));
        addTime(LocalDate.class, "a date such as 2026-11-23", LocalDate::parse);
        addTime(LocalTime.class, "a time such as 17:30:00", LocalTime::parse);
        addTime(LocalDateTime.class, "a date and time such as 2026-11-23T17:30:00", LocalDateTime::parse);
        addTime(Instant.class, "an instant such as 2026-11-23T17:30:00Z", Instant::parse);
        add(Secret.class, "a secret", (text, base) -> Secret.of("", text), Object::toString);
    }

    /** The scalar type of a class, if it is one; primitives and their boxes are the same. */
    static Optional<ScalarType> of(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(ofEnum(type));
        }
        if (Path.class.isAssignableFrom(type)) {
            return Optional.ofNullable(TYPES.get(Path.class));
        }
        return Optional.ofNullable(TYPES.get(Primitives.unbox(type)));
    }

    private static void add(Class<?> type, String description, Reader reader, Function<Object, String> print) {
        TYPES.put(type, new ScalarType(type, description, reader, print));
    }

    private static void addTime(Class<?> type, String description, JdkParser parser) {
        add(
                type,
                description,
                (text, base) -> {
                    try {
                        return parser.parse(text);
                    } catch (DateTimeException e) {
                        throw new Unfit();
                    }
                },
                v -> inQuotesIfItHasColons(v.toString()));
    }

    private static String inQuotesIfItHasColons(String text) {
        return text.indexOf(':') >= 0 || text.startsWith("+") || text.startsWith("-") ? "\"" + text + "\"" : text;
    }

    private static ScalarType ofEnum(Class<?> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(c -> ((Enum<?>) c).name())
                .toList();
        String shown = names.stream().limit(LISTED_CHOICES).collect(Collectors.joining(", "));
        String description = "one of " + shown + (names.size() > LISTED_CHOICES ? ", …" : "");
        return new ScalarType(
                type,
                description,
                (text, base) -> choice(type, names, description, text),
                v -> YamlText.of(((Enum<?>) v).name()));
    }

    private static Object choice(Class<?> type, List<String> names, String description, String text) throws Unfit {
        int index = names.indexOf(text);
        if (index < 0) {
            throw new Unfit(NearestName.of(text, names)
                    .map(near -> description + "; did you mean " + near + "?")
                    .orElse(""));
        }
        return type.getEnumConstants()[index];
    }

    private static Object truth(String text) throws Unfit {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new Unfit();
        };
    }

    private static Object character(String text) throws Unfit {
        if (text.length() != 1) {
            throw new Unfit();
        }
        return text.charAt(0);
    }

    private static Object path(String text, Path base) throws Unfit {
        if (text.isEmpty()) {
            throw new Unfit("a path, not an empty text; write . for the folder of the notebook");
        }
        try {
            return base.resolve(text);
        } catch (InvalidPathException e) {
            throw new Unfit("a path without the character that this system forbids");
        }
    }

    private static Object uri(String text) throws Unfit {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new Unfit();
        }
    }
}
