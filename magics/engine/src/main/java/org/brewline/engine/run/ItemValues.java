package org.brewline.engine.run;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.config.Generics;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.store.Store;

/**
 * The items of one fan-out's list. An item, or the component of it that a step takes, is stored when the first step
 * takes it: its content is what the step's cache key is made of, and each step reads an object of its own. Safe for many
 * threads.
 */
final class ItemValues {
    private final Store store;
    private final FanOut fanOut;
    private final List<Object> elements = new ArrayList<>();
    private final Map<Binding.Item, Artifact> stored = new ConcurrentHashMap<>();

    /** @throws IllegalStateException if an item is null */
    ItemValues(Store store, FanOut fanOut, Iterable<?> list) {
        this.store = store;
        this.fanOut = fanOut;
        for (Object element : list) {
            if (element == null) {
                throw new IllegalStateException("the item [%d] of %s is null; mapEach needs a value for each item"
                        .formatted(elements.size(), Bindings.text(fanOut.items())));
            }
            elements.add(element);
        }
    }

    int count() {
        return elements.size();
    }

    /** What gives the list. */
    Binding list() {
        return fanOut.items();
    }

    Artifact artifact(Binding.Item item) {
        return stored.computeIfAbsent(item, i -> store.write(name(i), type(i).getTypeName(), part(i)));
    }

    Object value(Binding.Item item, ClassLoader loader) {
        Object value = part(item);
        return Values.isImmutable(value) ? value : store.value(artifact(item), type(item), loader);
    }

    private static String name(Binding.Item item) {
        return "[" + item.index() + "]" + (item.isWhole() ? "" : "." + item.field());
    }

    /** As which it is read. */
    Type type(Binding.Item item) {
        return item.isWhole()
                ? fanOut.itemType()
                : component(Generics.raw(fanOut.itemType()), item.field()).getGenericType();
    }

    private Object part(Binding.Item item) {
        Object element = elements.get(item.index());
        if (item.isWhole()) {
            return element;
        }
        RecordComponent component = component(element.getClass(), item.field());
        try {
            component.getAccessor().setAccessible(true);
            Object part = component.getAccessor().invoke(element);
            if (part == null) {
                throw new IllegalStateException("%s of %s is null".formatted(name(item), Bindings.text(list())));
            }
            return part;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the item's %s can't be read: %s".formatted(item.field(), e), e);
        }
    }

    private static RecordComponent component(Class<?> type, String name) {
        RecordComponent[] components = type.getRecordComponents();
        return Arrays.stream(components == null ? new RecordComponent[0] : components)
                .filter(c -> c.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s has no component %s".formatted(type.getName(), name)));
    }
}
