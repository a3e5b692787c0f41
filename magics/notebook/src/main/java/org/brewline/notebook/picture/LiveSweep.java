package org.brewline.notebook.picture;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.brewline.engine.store.RunId;
import org.brewline.engine.sweep.Sweep;
import org.brewline.engine.sweep.SweepStatus;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * Shows a sweep under its cell while it goes on, at most twice a second and never in the way of its trials; the last
 * frame is the whole picture.
 */
public final class LiveSweep implements Consumer<Sweep> {
    private static final long FRAME_MILLIS = 500;

    private final CellDisplay display;
    private final Function<RunId, String> brief;
    private final Pace pace = Pace.shared();
    private final CountDownLatch done = new CountDownLatch(1);
    private boolean frameDue;
    private CellDisplay.@Nullable Handle handle;

    /**
     * For one sweep.
     *
     * @param brief the shortest name of a run
     */
    public LiveSweep(CellDisplay display, Function<RunId, String> brief) {
        this.display = display;
        this.brief = brief;
    }

    @Override
    public void accept(Sweep sweep) {
        synchronized (this) {
            if (!frameDue) {
                frameDue = true;
                pace.later(handle == null ? 0 : FRAME_MILLIS, () -> frame(sweep));
            }
        }
    }

    /** Waits until the ended sweep's last frame is shown. */
    public void await() throws InterruptedException {
        done.await();
    }

    private void frame(Sweep sweep) {
        synchronized (this) {
            frameDue = false;
        }
        if (done.getCount() == 0) {
            return;
        }
        boolean last = false;
        try {
            SweepStatus status = sweep.status();
            last = status.sweep().state().isFinal();
            show(draw(status, !last));
        } catch (RuntimeException e) {
            last = !sweep.isRunning(); // the store is gone
        } finally {
            if (last) {
                done.countDown();
            } else {
                accept(sweep);
            }
        }
    }

    /** A picture that can't be drawn must not hide how the sweep went. */
    private MimeBundle draw(SweepStatus status, boolean live) {
        try {
            return SweepPage.of(status, live, brief);
        } catch (RuntimeException | LinkageError e) {
            return MimeBundle.text(
                    new SweepText(status, brief).text() + "\n(The picture could not be drawn: " + e + ")\n");
        }
    }

    private void show(MimeBundle bundle) {
        CellDisplay.Handle shown = handle;
        if (shown == null) {
            handle = display.show(bundle);
        } else {
            shown.update(bundle);
        }
    }
}
