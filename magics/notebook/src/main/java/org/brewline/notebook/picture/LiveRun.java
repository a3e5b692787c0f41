package org.brewline.notebook.picture;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.brewline.engine.run.RunEvent;
import org.brewline.engine.run.RunListener;
import org.brewline.engine.store.RunId;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run under its cell while it goes on: folds its events, and draws at most ten frames a second on a thread of
 * its own, so that the run never waits for a picture. The last frame is the whole picture of the ended run.
 *
 * <pre>{@code
 * var live = new LiveRun(display);
 * runner.listener(live); // … the run ends
 * live.await();          // the last frame is shown
 * }</pre>
 */
public final class LiveRun implements RunListener {
    private static final long FRAME_MILLIS = 100;
    /** Drawing takes at most one part in so many of a core's time, however large the picture. */
    private static final long SHARE = 25;
    /** Without events, so often the time that passes is shown. */
    private static final long TICK_MILLIS = 1_000;

    private final CellDisplay display;
    private final Function<RunId, RunFiles> files;
    private final Pace pace;
    private final Clock clock;
    private final RunFold fold = new RunFold();
    private final CountDownLatch done = new CountDownLatch(1);

    private boolean frameDue;
    private boolean ended;
    private long lastFrame = Long.MIN_VALUE;
    private long pause = FRAME_MILLIS;
    private CellDisplay.@Nullable Handle handle;

    public LiveRun(CellDisplay display) {
        this(display, run -> RunFiles.NONE);
    }

    /** @param files asked once, when the run has ended */
    public LiveRun(CellDisplay display, Function<RunId, RunFiles> files) {
        this(display, files, Pace.shared(), Clock.systemUTC());
    }

    LiveRun(CellDisplay display, Function<RunId, RunFiles> files, Pace pace, Clock clock) {
        this.files = files;
        this.display = display;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public void on(RunEvent event) {
        fold.on(event);
        boolean last = event instanceof RunEvent.RunFinished;
        synchronized (this) {
            ended |= last;
            if (!frameDue) {
                frameDue = true;
                pace.later(last ? 0 : waiting(), this::frame);
            }
        }
    }

    /** The run's picture as it is now; empty before the run began. */
    public java.util.Optional<RunPicture> picture() {
        return fold.snapshot(clock.instant());
    }

    /** Waits until the ended run's last frame is shown. */
    public void await() throws InterruptedException {
        done.await();
    }

    private long waiting() {
        long now = clock.millis();
        return lastFrame == Long.MIN_VALUE ? 0 : Math.max(0, Math.min(pause, lastFrame + pause - now));
    }

    private void frame() {
        boolean last;
        synchronized (this) {
            frameDue = false;
            lastFrame = clock.millis();
            last = ended;
        }
        if (done.getCount() == 0) {
            return;
        }
        try {
            picture().ifPresent(p -> show(draw(p, last)));
        } finally {
            if (last) {
                done.countDown();
            } else {
                rest();
                tick();
            }
        }
    }

    private synchronized void rest() {
        long cost = clock.millis() - lastFrame;
        pause = Math.max(FRAME_MILLIS, Math.min(TICK_MILLIS, SHARE * cost));
    }

    /** A picture that can't be drawn must not hide how the run went. */
    private MimeBundle draw(RunPicture picture, boolean last) {
        try {
            return last ? Pictures.run(picture, files.apply(picture.id())) : Pictures.frame(picture);
        } catch (RuntimeException | LinkageError e) {
            return MimeBundle.text(RunText.of(picture) + "\n(The picture could not be drawn: " + e + ")\n");
        }
    }

    private synchronized void tick() {
        if (!frameDue && !ended) {
            pace.later(TICK_MILLIS, this::tickFrame);
        }
    }

    private void tickFrame() {
        boolean due;
        synchronized (this) {
            due = !frameDue && !ended && clock.millis() - lastFrame >= TICK_MILLIS;
            frameDue |= due;
        }
        if (due) {
            frame();
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
