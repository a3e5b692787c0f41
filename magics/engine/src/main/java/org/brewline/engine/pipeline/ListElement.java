package org.brewline.engine.pipeline;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.config.Generics;

/** What one element of a list input is. */
final class ListElement {
    private ListElement() {}

    /** The element's type; {@code Object} for a raw list; empty if the type takes no list. */
    static Optional<Type> of(Type type) {
        Class<?> raw = Generics.raw(type);
        if (raw != List.class && raw != Collection.class && raw != Iterable.class) {
            return Optional.empty();
        }
        List<Type> arguments = Generics.arguments(type);
        return Optional.of(arguments.isEmpty() ? Object.class : arguments.get(0));
    }
}
