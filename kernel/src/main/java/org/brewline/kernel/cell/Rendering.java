package org.brewline.kernel.cell;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.brewline.kernel.display.Displayable;
import org.brewline.kernel.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/** Turns values into what is shown; the most specific registered type wins. Reads no stream and no iterator. */
public final class Rendering {
    private final Map<Class<?>, Function<Object, MimeBundle>> renderers = new ConcurrentHashMap<>();

    /** Registers how values of a type are shown. */
    public <T> void register(Class<T> type, Function<? super T, MimeBundle> render) {
        renderers.put(type, value -> render.apply(type.cast(value)));
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
        Function<Object, MimeBundle> renderer = renderer(value.getClass());
        if (renderer != null) {
            return renderer.apply(value);
        }
        // By name, so that a session that shows no picture loads no AWT.
        if (value.getClass().getName().startsWith("java.awt.image.") && Pictures.isPicture(value)) {
            return Pictures.bundle(value);
        }
        if (value instanceof List<?> rows) {
            return HtmlTable.of(rows).orElseGet(() -> MimeBundle.text(PlainText.of(value)));
        }
        return MimeBundle.text(PlainText.of(value));
    }

    private @Nullable Function<Object, MimeBundle> renderer(Class<?> type) {
        Class<?> best = null;
        for (Class<?> candidate : renderers.keySet()) {
            if (candidate.isAssignableFrom(type) && (best == null || best.isAssignableFrom(candidate))) {
                best = candidate;
            }
        }
        return best == null ? null : renderers.get(best);
    }
}
