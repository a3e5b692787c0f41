package org.brewline.kernel.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.brewline.kernel.display.Displayable;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.session.Session;
import org.jspecify.annotations.Nullable;

/** Turns values into what is shown; the most specific registered type wins. Reads no stream and no iterator. */
public final class Rendering {
    private final Map<Class<?>, Function<Object, MimeBundle>> renderers = new ConcurrentHashMap<>();

    private final Map<String, Function<Object, MimeBundle>> byName = new ConcurrentHashMap<>();

    private volatile Consumer<Rendering> libraries = rendering -> {};

    /** Lets the session's libraries register their renderers. */
    public void withLibrariesOf(Session session) {
        var found = new LibraryRenderers(session);
        libraries = found::registerNew;
    }

    /** Registers how values of a type are shown. */
    public <T> void register(Class<T> type, Function<? super T, MimeBundle> render) {
        renderers.put(type, value -> render.apply(type.cast(value)));
    }

    /**
     * Registers how values of a type are shown, by the type's name, so that nothing loads the type before there is a
     * value of it. The nearest supertype with a renderer wins.
     */
    public void register(String typeName, Function<Object, MimeBundle> render) {
        byName.put(typeName, render);
    }

    /** What to show for a value; never throws, whatever its methods do. Always contains {@code text/plain}. */
    public MimeBundle bundle(@Nullable Object value) {
        try {
            MimeBundle bundle = forms(value);
            return bundle.data().containsKey("text/plain")
                    ? bundle
                    : bundle.with("text/plain", value instanceof MimeBundle ? "(no plain form)" : PlainText.of(value));
        } catch (Throwable t) {
            String type = value == null ? "null" : value.getClass().getName();
            return MimeBundle.text("(%s can't be shown: its methods threw %s)"
                    .formatted(type, t.getClass().getName()));
        }
    }

    private MimeBundle forms(@Nullable Object value) {
        if (value == null) {
            return MimeBundle.text("null");
        }
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value instanceof Displayable displayable) {
            return displayable.bundle();
        }
        libraries.accept(this);
        Function<Object, MimeBundle> renderer = renderer(value.getClass());
        if (renderer != null) {
            return renderer.apply(value);
        }
        // By name, so that a session that shows no picture loads no AWT.
        if (value.getClass().getName().startsWith("java.awt.image.") && Pictures.isPicture(value)) {
            return Pictures.bundle(value);
        }
        if (value instanceof Optional<?> optional && optional.isPresent()) {
            return forms(optional.get()).with("text/plain", PlainText.of(value));
        }
        return table(value).orElseGet(() -> MimeBundle.text(PlainText.of(value)));
    }

    /** A user's own collection may do anything when it is walked through; the JDK's are safe. */
    private static Optional<MimeBundle> table(Object value) {
        if (value instanceof Object[] rows) {
            return HtmlTable.of(Arrays.asList(rows));
        } else if (value instanceof List<?> rows) {
            return HtmlTable.of(rows);
        } else if (!value.getClass().getName().startsWith("java.util.")) {
            return Optional.empty();
        } else if (value instanceof Collection<?> rows) {
            return HtmlTable.of(new ArrayList<>(rows));
        }
        return value instanceof Map<?, ?> map ? HtmlTable.of(map) : Optional.empty();
    }

    private @Nullable Function<Object, MimeBundle> renderer(Class<?> type) {
        Function<Object, MimeBundle> exact = renderers.get(type);
        return exact != null ? exact : named(type).orElseGet(() -> nearest(type));
    }

    /** The renderer registered under the name of the type or of one of its supertypes, classes before interfaces. */
    private Optional<Function<Object, MimeBundle>> named(Class<?> type) {
        if (byName.isEmpty()) {
            return Optional.empty();
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (byName.containsKey(c.getName())) {
                return Optional.ofNullable(byName.get(c.getName()));
            }
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Class<?> implemented : c.getInterfaces()) {
                var found = named(implemented);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private @Nullable Function<Object, MimeBundle> nearest(Class<?> type) {
        Class<?> best = null;
        for (Class<?> candidate : renderers.keySet()) {
            if (candidate.isAssignableFrom(type) && (best == null || best.isAssignableFrom(candidate))) {
                best = candidate;
            }
        }
        return best == null ? null : renderers.get(best);
    }
}
