package org.brewline.kernel.cell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.brewline.kernel.display.Displayable;
import org.brewline.kernel.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/** Turns values into what is shown; the most specific registered type wins. */
public final class Rendering {
    private static final int LONGEST = 1_000_000;

    private final Map<Class<?>, Function<Object, MimeBundle>> renderers = new ConcurrentHashMap<>();

    /** Registers how values of a type are shown. */
    public <T> void register(Class<T> type, Function<? super T, MimeBundle> render) {
        renderers.put(type, value -> render.apply(type.cast(value)));
    }

    /** What to show for a value; never throws, whatever its methods do. */
    public MimeBundle bundle(@Nullable Object value) {
        try {
            if (value instanceof MimeBundle bundle) {
                return bundle;
            }
            if (value instanceof Displayable displayable) {
                return displayable.bundle();
            }
            Function<Object, MimeBundle> renderer = value == null ? null : renderer(value.getClass());
            return renderer == null || value == null ? MimeBundle.text(text(value)) : renderer.apply(value);
        } catch (Throwable t) {
            String type = value == null ? "null" : value.getClass().getName();
            return MimeBundle.text("(%s can't be shown: its methods threw %s)"
                    .formatted(type, t.getClass().getName()));
        }
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

    private static String text(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2)
                        + "\n… %,d characters left out …\n".formatted(text.length() - LONGEST)
                        + text.substring(text.length() - LONGEST / 2);
    }
}
