package org.brewline.handlers;

import org.jspecify.annotations.Nullable;

/** Asks whether a class is of some type by the type's name, so that the type's library need not be loaded for it. */
final class Named {
    private Named() {}

    static boolean isA(@Nullable Class<?> type, String name) {
        if (type == null) {
            return false;
        }
        if (type.getName().equals(name) || isA(type.getSuperclass(), name)) {
            return true;
        }
        for (Class<?> implemented : type.getInterfaces()) {
            if (isA(implemented, name)) {
                return true;
            }
        }
        return false;
    }
}
