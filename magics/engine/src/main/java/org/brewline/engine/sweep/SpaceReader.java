package org.brewline.engine.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brewline.engine.config.ConfigKey;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.config.ProblemList;
import org.brewline.engine.config.Secret;

/** Reads {@code trainSvc.c=0.1,1,10}, {@code trainSvc.epochs=5..50}, {@code trainSvc.c=1e-3..1e2 log}. */
final class SpaceReader {
    private static final String NUMBER = "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?";
    private static final Pattern RANGE = Pattern.compile("(" + NUMBER + ")\\s*\\.\\.\\s*(" + NUMBER + ")(\\s+log)?");
    private static final Set<Class<?>> WHOLE = Set.of(
            int.class,
            long.class,
            short.class,
            byte.class,
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            java.math.BigInteger.class);

    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{env:[^{}]+}");

    private final Map<String, ConfigKey> keys = new LinkedHashMap<>();
    private final ProblemList problems;
    private final String place;
    private final List<Dimension> dimensions = new ArrayList<>();
    private final List<String> fixed = new ArrayList<>();

    SpaceReader(List<ConfigKey> keys, String place, ProblemList problems) {
        keys.forEach(key -> this.keys.put(key.path(), key));
        this.place = place;
        this.problems = problems;
    }

    Space read(List<String> arguments) {
        arguments.forEach(this::read);
        if (dimensions.isEmpty() && problems.isEmpty()) {
            problems.add(
                    "nothing is varied",
                    place,
                    "write several values, as in trainSvc.c=0.1,1,10, or a range, as in trainSvc.c=1e-3..1e2 log");
        }
        return new Space(dimensions, fixed);
    }

    private void read(String argument) {
        int equals = argument.indexOf('=');
        if (equals <= 0) {
            problems.add("the argument \"" + argument + "\"", place, "write key=value,value,… or key=low..high");
            return;
        }
        String path = argument.substring(0, equals).strip();
        String text = argument.substring(equals + 1).strip();
        Optional<ConfigKey> key = key(path);
        if (key.isEmpty()) {
            return;
        }
        if (key.get().type() == Secret.class && !ENVIRONMENT.matcher(text).matches()) {
            problems.add(
                    "\"" + path + "\" is a secret, and the store keeps a sweep's arguments as they are",
                    place,
                    "take it from the environment: " + path + "=${env:NAME}");
            return;
        }
        if (dimensions.stream().anyMatch(d -> d.key().equals(path))) {
            problems.add("\"" + path + "\" is varied twice", place, "write all its values once");
            return;
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            range(key.get(), range);
            return;
        }
        List<String> values = values(text);
        if (values.size() == 1) {
            fixed.add(argument);
        } else if (values.stream().anyMatch(String::isBlank)) {
            problems.add(
                    "a value of \"" + path + "\" is empty: " + text, place, "write the values with commas between");
        } else {
            dimensions.add(new Dimension.Choice(path, values.stream().distinct().toList()));
        }
    }

    private Optional<ConfigKey> key(String path) {
        ConfigKey key = keys.get(path);
        if (key == null) {
            List<String> open = keys.values().stream()
                    .filter(k -> !k.fixedByBody())
                    .map(ConfigKey::path)
                    .toList();
            problems.add(
                    "unknown key \"" + path + "\"",
                    place,
                    NearestName.advice(path, open, "it has " + String.join(", ", open)));
            return Optional.empty();
        }
        if (key.fixedByBody()) {
            problems.add(
                    "\"" + path + "\" can't be varied", place, "the pipeline's body feeds it from " + key.bodyValue());
            return Optional.empty();
        }
        return Optional.of(key);
    }

    private void range(ConfigKey key, Matcher range) {
        if (!ConfigTypes.isNumber(key.type())) {
            problems.add(
                    "the range %s of \"%s\", which takes %s".formatted(range.group(), key.path(), key.takes()),
                    place,
                    "only numbers have ranges; write its values with commas between");
            return;
        }
        double low = Double.parseDouble(range.group(1));
        double high = Double.parseDouble(range.group(2));
        boolean logarithmic = range.group(3) != null;
        boolean whole = key.type() instanceof Class<?> type && WHOLE.contains(type);
        if (low >= high) {
            problems.add(
                    "the range %s of \"%s\" is empty".formatted(range.group(), key.path()),
                    place,
                    "write the lower number first");
        } else if (logarithmic && low <= 0) {
            problems.add(
                    "the logarithmic range %s of \"%s\"".formatted(range.group(), key.path()),
                    place,
                    "its lower number must be above 0");
        } else if (whole && (low != Math.rint(low) || high != Math.rint(high))) {
            problems.add(
                    "the range %s of \"%s\", which takes %s".formatted(range.group(), key.path(), key.takes()),
                    place,
                    "write whole numbers");
        } else {
            dimensions.add(new Dimension.Range(key.path(), low, high, logarithmic, whole));
        }
    }

    /** Cuts at commas that are not in quotes, brackets or braces. */
    static List<String> values(String text) {
        var values = new ArrayList<String>();
        int depth = 0;
        char quote = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                values.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        values.add(text.substring(from).strip());
        return values;
    }
}
