package org.brewline.engine.run;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.brewline.engine.config.Secret;
import org.jspecify.annotations.Nullable;

/** A secret config value as text to be digested with the store's key. Never to be written or shown. */
final class SecretText {
    private SecretText() {}

    static String of(@Nullable Object value) {
        var text = new StringBuilder();
        add(value, text);
        return text.toString();
    }

    private static void add(@Nullable Object value, StringBuilder text) {
        if (value instanceof Secret secret) {
            text.append(secret.reveal());
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(element -> add(element, text.append('\n')));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (key, element) -> add(element, text.append('\n').append(key).append(' ')));
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                add(component(component, value), text.append('\n'));
            }
        } else {
            text.append(value);
        }
    }

    static @Nullable Object component(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the config record can't be read", e);
        }
    }
}
