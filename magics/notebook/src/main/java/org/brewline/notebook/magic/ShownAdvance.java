package org.brewline.notebook.magic;

import java.util.Locale;
import org.brewline.engine.store.Advance;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.notebook.picture.Notice;
import org.jspecify.annotations.Nullable;

/** Shows how far something is once it takes longer than a second, and then a few times a second. */
final class ShownAdvance implements Advance {
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long NEXT_NANOS = 250_000_000L;

    private final CellDisplay display;
    private final String what;
    private long next = System.nanoTime() + FIRST_NANOS;
    private CellDisplay.@Nullable Handle handle;

    ShownAdvance(CellDisplay display, String what) {
        this.display = display;
        this.what = what;
    }

    @Override
    public void at(long done, long total) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("interrupted; the store is as whole as before");
        }
        boolean isEnd = done == total && handle != null;
        if (System.nanoTime() - next < 0 && !isEnd) {
            return;
        }
        next = System.nanoTime() + NEXT_NANOS;
        long percent = total == 0 ? 100 : 100 * done / total;
        var notice = new Notice()
                .quiet(String.format(Locale.ROOT, "%s: %d %%", what, percent))
                .line()
                .bundle();
        if (handle == null) {
            handle = display.show(notice);
        } else {
            handle.update(notice);
        }
    }
}
