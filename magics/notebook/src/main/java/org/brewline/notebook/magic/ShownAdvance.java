package org.brewline.notebook.magic;

import java.time.Duration;
import org.brewline.engine.store.Advance;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.notebook.picture.HowFar;
import org.jspecify.annotations.Nullable;

/** Shows how far something is, and how fast, once it takes longer than a second, and then a few times a second. */
final class ShownAdvance implements Advance {
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long NEXT_NANOS = 250_000_000L;

    private final CellDisplay display;
    private final String what;
    private final HowFar.Unit unit;
    private long start = System.nanoTime();
    private long next = start + FIRST_NANOS;
    private long before;
    private CellDisplay.@Nullable Handle handle;

    ShownAdvance(CellDisplay display, String what, HowFar.Unit unit) {
        this.display = display;
        this.what = what;
        this.unit = unit;
    }

    @Override
    public void at(long done, long total) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("interrupted; the store is as whole as before");
        }
        long now = System.nanoTime();
        if (done < before) {
            start = now; // the next part of the work, with a pace of its own
        }
        before = done;
        boolean isEnd = done == total && handle != null;
        if (now - next < 0 && !isEnd) {
            return;
        }
        next = now + NEXT_NANOS;
        show(new HowFar(what, done, total, Duration.ofNanos(now - start), unit));
    }

    private void show(HowFar far) {
        if (handle == null) {
            handle = display.show(far.bundle());
        } else {
            handle.update(far.bundle());
        }
    }
}
