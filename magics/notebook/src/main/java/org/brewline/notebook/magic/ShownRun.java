package org.brewline.notebook.magic;

import org.brewline.engine.run.Run;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;
import org.brewline.kernel.magic.MagicException;
import org.brewline.notebook.picture.LiveRun;
import org.brewline.notebook.picture.Notice;
import org.jspecify.annotations.Nullable;

/** A run that was just started under a cell: waited for, or left to the background. */
final class ShownRun {
    private final Run run;
    private final LiveRun live;
    private final Store store;

    ShownRun(Run run, LiveRun live, Store store) {
        this.run = run;
        this.live = live;
        this.store = store;
    }

    /**
     * What the cell gives back: a note for the background; nothing when the run ended well.
     *
     * @throws MagicException if it did not end well; the message says how to go on
     */
    @Nullable
    Object follow(boolean background) throws InterruptedException {
        if (background) {
            return new Notice()
                    .quiet("runs in the background; ")
                    .code("%cancel " + store.brief(run.id()))
                    .quiet(" ends it")
                    .line();
        }
        RunState state = run.await();
        boolean interrupted = Thread.interrupted();
        live.await();
        if (interrupted) {
            throw new InterruptedException("the run was cancelled");
        }
        if (state != RunState.SUCCEEDED) {
            throw new FailedRun(run, store).asException();
        }
        return null;
    }
}
