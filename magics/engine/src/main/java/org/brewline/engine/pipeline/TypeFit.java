package org.brewline.engine.pipeline;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.brewline.engine.config.Generics;
import org.brewline.engine.config.Primitives;

/** Whether what a step gives may be handed to a parameter, type arguments included. */
final class TypeFit {
    private static final List<Class<?>> WIDENING =
            List.of(byte.class, short.class, int.class, long.class, float.class, double.class);

    private TypeFit() {}

    /** As an assignment of {@code from} to a variable of type {@code to} would; raw types fit unchecked. */
    static boolean fits(Type to, Type from) {
        if (to instanceof WildcardType || to instanceof TypeVariable) {
            return fits(Generics.raw(to), from);
        }
        Class<?> rawTo = Generics.raw(to);
        Class<?> rawFrom = Generics.raw(from);
        if (rawTo.isPrimitive() || rawFrom.isPrimitive()) {
            return primitiveFits(rawTo, rawFrom);
        }
        if (!rawTo.isAssignableFrom(rawFrom)) {
            return false;
        }
        if (!(to instanceof ParameterizedType)) {
            return true;
        }
        return asSupertype(from, rawTo).map(found -> argumentsFit(to, found)).orElse(true);
    }

    private static boolean primitiveFits(Class<?> to, Class<?> from) {
        if (Primitives.box(to) == Primitives.box(from)) {
            return true;
        }
        int wide = WIDENING.indexOf(to);
        int narrow = WIDENING.indexOf(Primitives.unbox(from));
        return to.isPrimitive() ? narrow >= 0 && narrow <= wide : to.isAssignableFrom(Primitives.box(from));
    }

    private static boolean argumentsFit(Type to, Type from) {
        List<Type> wanted = Generics.arguments(to);
        List<Type> given = Generics.arguments(from);
        if (wanted.size() != given.size()) {
            return true;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!contains(wanted.get(i), given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(Type wanted, Type given) {
        if (given instanceof TypeVariable || wanted instanceof TypeVariable) {
            return true;
        }
        if (wanted instanceof WildcardType wildcard) {
            Type upper = given instanceof WildcardType g ? g.getUpperBounds()[0] : given;
            return Arrays.stream(wildcard.getUpperBounds()).allMatch(bound -> fits(bound, upper))
                    && Arrays.stream(wildcard.getLowerBounds()).allMatch(bound -> fits(given, bound));
        }
        if (given instanceof WildcardType) {
            return false;
        }
        return Generics.raw(wanted) == Generics.raw(given)
                && Generics.raw(wanted).isArray() == Generics.raw(given).isArray()
                && argumentsFit(wanted, given);
    }

    /** The type seen as one of its supertypes, with its type arguments. */
    private static Optional<Type> asSupertype(Type type, Class<?> target) {
        Class<?> raw = Generics.raw(type);
        if (raw == target) {
            return Optional.of(type);
        }
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        List<Type> given = Generics.arguments(type);
        for (int i = 0; i < given.size(); i++) {
            arguments.put(raw.getTypeParameters()[i], given.get(i));
        }
        return Stream.concat(Stream.of(raw.getGenericInterfaces()), Stream.of(raw.getGenericSuperclass()))
                .filter(Objects::nonNull)
                .filter(parent -> target.isAssignableFrom(Generics.raw(parent)))
                .map(parent -> asSupertype(Generics.substitute(parent, arguments), target))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
