package org.brewline.engine.config;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record type as config sees it: its components with their types, defaults and values. */
final class RecordShape {
    private final Class<?> raw;
    private final List<Component> components;

    /** A component; its type has the record's type arguments put in. */
    record Component(
            String name,
            Type type,
            Optional<String> defaultText,
            List<Constraint> constraints,
            RecordComponent declared) {}

    private RecordShape(Class<?> raw, List<Component> components) {
        this.raw = raw;
        this.components = components;
    }

    /** The shape of a type, if it is a record. */
    static Optional<RecordShape> of(Type type) {
        Class<?> raw = Generics.raw(type);
        if (!raw.isRecord()) {
            return Optional.empty();
        }
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        if (type instanceof ParameterizedType p) {
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                arguments.put(raw.getTypeParameters()[i], p.getActualTypeArguments()[i]);
            }
        }
        List<Component> components = Arrays.stream(raw.getRecordComponents())
                .map(c -> new Component(
                        c.getName(),
                        Generics.substitute(c.getGenericType(), arguments),
                        defaultOf(c),
                        Constraint.of(c.getAccessor()),
                        c))
                .toList();
        return Optional.of(new RecordShape(raw, components));
    }

    List<Component> components() {
        return components;
    }

    List<String> names() {
        return components.stream().map(Component::name).toList();
    }

    /**
     * A record of these values.
     *
     * @throws InvocationTargetException if the record's constructor refuses them
     */
    Object make(List<@Nullable Object> values) throws InvocationTargetException {
        Class<?>[] types = Arrays.stream(raw.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = raw.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("no canonical constructor of " + raw, e);
        }
    }

    /** The values of a record of this shape, in order. */
    List<@Nullable Object> values(Object instance) {
        var values = new ArrayList<@Nullable Object>();
        for (Component component : components) {
            try {
                var accessor = component.declared().getAccessor();
                accessor.setAccessible(true);
                values.add(accessor.invoke(instance));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("can't read " + component.name() + " of " + raw, e);
            }
        }
        return values;
    }

    private static Optional<String> defaultOf(RecordComponent component) {
        for (Annotation annotation : component.getAnnotations()) {
            if (annotation.annotationType().isAnnotationPresent(CarriesDefault.class)) {
                try {
                    return Optional.of((String)
                            annotation.annotationType().getMethod("value").invoke(annotation));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(annotation + " has no readable value()", e);
                }
            }
        }
        return Optional.empty();
    }
}
