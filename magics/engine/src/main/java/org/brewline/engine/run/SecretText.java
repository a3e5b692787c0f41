package org.brewline.engine.run;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.brewline.engine.config.Secret;
import org.jspecify.annotations.Nullable;

/** A secret config value: as text to be digested with the store's key, and in its parts. Never to be written or shown. */
final class SecretText {
    private SecretText() {}

    static String of(@Nullable Object value) {
        var text = new StringBuilder();
        walk(value, text::append, text::append);
        return text.toString();
    }

    /** The texts in it; a map's keys are none. */
    static List<String> parts(@Nullable Object value) {
        var parts = new ArrayList<String>();
        walk(value, between -> {}, part -> {
            if (part != null) {
                parts.add(part);
            }
        });
        return parts;
    }

    private static void walk(@Nullable Object value, Consumer<String> between, Consumer<@Nullable String> part) {
        if (value instanceof Secret secret) {
            part.accept(secret.reveal());
        } else if (value instanceof Collection<?> elements) {
            for (Object element : elements) {
                between.accept("\n");
                walk(element, between, part);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> {
                between.accept("\n" + key + " ");
                walk(element, between, part);
            });
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                between.accept("\n");
                walk(component(component, value), between, part);
            }
        } else {
            part.accept(value == null ? null : value.toString());
        }
    }

    private static @Nullable Object component(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the config record can't be read", e);
        }
    }
}
