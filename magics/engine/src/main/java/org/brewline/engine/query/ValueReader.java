package org.brewline.engine.query;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.config.ProblemsException;
import org.jspecify.annotations.Nullable;

/** Reads the values that a field is compared with. */
final class ValueReader {
    private static final List<String> STATES = List.of("running", "succeeded", "failed", "cancelled", "interrupted");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2})?");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9}(ms|min|s|m|h|d|w))+");

    private final String query;
    private final Field field;
    private @Nullable Value value;

    ValueReader(String query, Field field) {
        this.query = query;
        this.field = field;
    }

    /** Whether a value can be more or less than another. */
    boolean isOrdered() {
        return switch (field.type()) {
            case TEXT, PREFIX, STATE, FLAG -> false;
            default -> true;
        };
    }

    /** What {@link #read} read last. */
    Value value() {
        return java.util.Objects.requireNonNull(value);
    }

    /** Reads a value and says of how many tokens it is. */
    int read(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED) {
            throw wrong(token, expected());
        }
        Token next = tokens.get(Math.min(at + 1, tokens.size() - 1));
        return switch (field.type()) {
            case TEXT, PREFIX -> one(new Value.Text(token.text()));
            case STATE -> state(token);
            case FLAG -> flag(token);
            case NUMBER -> one(number(token).orElseThrow(() -> wrong(token, expected())));
            case DURATION -> one(new Value.Length(length(token)));
            case TIME -> time(token, next);
            case ANY -> one(any(token));
        };
    }

    private int one(Value read) {
        value = read;
        return 1;
    }

    private int state(Token token) {
        String state = token.text().toLowerCase(Locale.ROOT);
        if (!STATES.contains(state)) {
            throw wrong(token, expected() + near(state, STATES));
        }
        return one(new Value.Text(state.toUpperCase(Locale.ROOT)));
    }

    private int flag(Token token) {
        if (!token.is("true") && !token.is("false")) {
            throw wrong(token, expected());
        }
        return one(new Value.Flag(token.is("true")));
    }

    private Value any(Token token) {
        return token.kind() == Token.Kind.WORD
                ? number(token).orElseGet(() -> new Value.Text(token.text()))
                : new Value.Text(token.text());
    }

    private static Optional<Value> number(Token token) {
        return NUMBER.matcher(token.text()).matches()
                ? Optional.of(new Value.Numeric(Double.parseDouble(token.text()), token.text()))
                : Optional.empty();
    }

    private Duration length(Token token) {
        String text = token.text();
        if (NUMBER.matcher(text).matches() && !text.startsWith("-")) {
            return Duration.ofMillis(Math.round(1_000 * Double.parseDouble(text)));
        }
        return read(text).orElseThrow(() -> wrong(token, expected()));
    }

    private static Optional<Duration> read(String text) {
        if (!LENGTH.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            if (text.endsWith("w")) {
                return Optional.of(Duration.ofDays(7 * Long.parseLong(text.substring(0, text.length() - 1))));
            }
            String plain = text.endsWith("min") ? text.substring(0, text.length() - 2) : text;
            return Optional.of((Duration) ConfigTypes.parse(Duration.class, plain, Path.of("")));
        } catch (ProblemsException | ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private int time(Token token, Token next) {
        if (token.is("now")) {
            return one(new Value.Ago(Duration.ZERO));
        }
        if (token.is("today") || token.is("yesterday")) {
            return one(new Value.DaysBack(token.is("today") ? 0 : 1));
        }
        Optional<Duration> length = read(token.text());
        if (length.isPresent()) {
            if (!next.is("ago")) {
                throw wrong(next, "expected ago, as in %s > %s ago".formatted(field.path(), token.text()));
            }
            value = new Value.Ago(length.get());
            return 2;
        }
        return date(token, next);
    }

    private int date(Token token, Token next) {
        try {
            if (DATE.matcher(token.text()).matches()) {
                LocalDate day = LocalDate.parse(token.text());
                if (!TIME.matcher(next.text()).matches()) {
                    return one(new Value.Day(day));
                }
                String time = next.text().length() % 3 == 1 ? "0" + next.text() : next.text();
                value = new Value.Moment(day.atTime(LocalTime.parse(time)));
                return 2;
            }
            return one(new Value.Moment(LocalDateTime.parse(token.text().replace(' ', 'T'))));
        } catch (DateTimeException e) {
            throw wrong(token, expected());
        }
    }

    private String expected() {
        return switch (field.type()) {
            case TEXT, PREFIX -> "expected a text";
            case STATE -> "expected one of " + String.join(", ", STATES);
            case FLAG -> "expected true or false";
            case NUMBER -> "expected a number";
            case DURATION -> "expected a length of time: 90s, 10m, 2h";
            case TIME -> "expected a time: 2d ago, today, yesterday, 2026-11-25, 2026-11-25 10:30";
            case ANY -> "expected a number or a text";
        };
    }

    private static String near(String word, List<String> words) {
        return NearestName.of(word, words)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
    }

    private QueryException wrong(Token token, String expected) {
        return new QueryException(query, token.start(), token.found(), expected);
    }
}
