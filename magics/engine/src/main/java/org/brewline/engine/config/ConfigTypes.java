package org.brewline.engine.config;

import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The types that config can have, and their text: String, boolean, the numbers, char, enum, Path, URI, Duration,
 * LocalDate and its kin, {@link Secret}; records, lists and maps of these.
 *
 * <pre>{@code
 * ConfigTypes.parse(Duration.class, "1h30m", Path.of("."));  // PT1H30M
 * ConfigTypes.print(List.of(1, 2));                          // "[1, 2]"
 * }</pre>
 */
public final class ConfigTypes {
    private static final Set<Class<?>> NUMBERS_BESIDE_PRIMITIVES =
            Set.of(java.math.BigDecimal.class, java.math.BigInteger.class);

    private ConfigTypes() {}

    public static boolean isConfig(Type type) {
        return isConfig(type, new HashSet<>());
    }

    /** Whether it is one value that conditions can test: a number, a truth value, a character, a text, an enum. */
    public static boolean isScalar(Type type) {
        return type instanceof Class<?> c
                && (isNumber(c)
                        || c.isEnum()
                        || c == String.class
                        || Primitives.unbox(c) == boolean.class
                        || Primitives.unbox(c) == char.class);
    }

    public static boolean isNumber(Type type) {
        if (!(type instanceof Class<?> c)) {
            return false;
        }
        Class<?> plain = Primitives.unbox(c);
        return NUMBERS_BESIDE_PRIMITIVES.contains(c)
                || (plain.isPrimitive() && plain != boolean.class && plain != char.class && plain != void.class);
    }

    /** Whether a value of the type is, or may hold, a {@link Secret}. */
    public static boolean holdsSecret(Type type) {
        return holdsSecret(type, new HashSet<>());
    }

    /**
     * The value that a YAML text stands for.
     *
     * @param baseFolder where relative paths start
     * @throws ProblemsException if the text is no value of the type
     */
    public static Object parse(Type type, String yamlText, Path baseFolder) {
        return parse(type, yamlText, baseFolder, "the value", "", List.of());
    }

    /**
     * As {@link #parse(Type, String, Path)}, naming the value in messages.
     *
     * @param name what the value is: {@code trainSvc.kernel}
     * @param place where the text stands
     */
    public static Object parse(Type type, String yamlText, Path baseFolder, String name, String place) {
        return parse(type, yamlText, baseFolder, name, place, List.of());
    }

    /** As the other, for a value that must also be as the constraints ask. */
    public static Object parse(
            Type type, String yamlText, Path baseFolder, String name, String place, List<Constraint> constraints) {
        var problems = new ProblemList();
        YamlNode node = ValueText.node(yamlText, place, problems);
        problems.throwIfAny(name + " can't be used");
        var reader = new ValueReader(baseFolder, References.environmentOnly(), problems);
        var value = reader.read(type, node, name, constraints);
        problems.throwIfAny(name + " can't be used");
        return value.orElseThrow();
    }

    /** A value as YAML on one line; a secret as its name only. */
    public static String print(Object value) {
        return ValuePrinter.print(value);
    }

    /** What a type takes, for messages: "a number", "one of linear, rbf". */
    public static String describe(Type type) {
        return describe(type, new HashSet<>());
    }

    private static boolean isConfig(Type type, Set<Type> open) {
        Class<?> raw = Generics.raw(type);
        List<Type> arguments = Generics.arguments(type);
        if (raw == List.class && arguments.size() == 1) {
            return isConfig(arguments.get(0), open);
        }
        if (raw == Map.class && arguments.size() == 2) {
            return isKey(arguments.get(0)) && isConfig(arguments.get(1), open);
        }
        if (!(type instanceof Class<?>) && !raw.isRecord()) {
            return false;
        }
        if (raw.isRecord()) {
            return !open.add(type)
                    || RecordShape.of(type).orElseThrow().components().stream().allMatch(c -> isConfig(c.type(), open));
        }
        return ScalarType.of(raw).isPresent();
    }

    private static boolean isKey(Type type) {
        return type instanceof Class<?> c
                && c != Secret.class
                && ScalarType.of(c).isPresent();
    }

    private static boolean holdsSecret(Type type, Set<Type> open) {
        if (type == Secret.class) {
            return true;
        }
        if (!open.add(type)) {
            return false;
        }
        return Generics.arguments(type).stream().anyMatch(a -> holdsSecret(a, open))
                || RecordShape.of(type)
                        .map(shape -> shape.components().stream().anyMatch(c -> holdsSecret(c.type(), open)))
                        .orElse(false);
    }

    private static String describe(Type type, Set<Type> open) {
        Class<?> raw = Generics.raw(type);
        List<Type> arguments = Generics.arguments(type);
        if (raw == List.class && arguments.size() == 1) {
            return "a list, each element " + describe(arguments.get(0), open);
        }
        if (raw == Map.class && arguments.size() == 2) {
            return "a mapping, each value " + describe(arguments.get(1), open);
        }
        if (raw.isRecord() && open.add(type)) {
            return RecordShape.of(type).orElseThrow().components().stream()
                    .map(c -> c.name() + " (" + Constraint.describe(describe(c.type(), open), c.constraints()) + ")")
                    .collect(Collectors.joining(", ", "a mapping with ", ""));
        }
        return ScalarType.of(raw).map(ScalarType::description).orElseGet(() -> "a " + TypeNames.of(type));
    }
}
