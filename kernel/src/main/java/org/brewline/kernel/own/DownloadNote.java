package org.brewline.kernel.own;

import java.util.Timer;
import java.util.TimerTask;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/** Says that something is being downloaded once it takes over a second. */
final class DownloadNote implements AutoCloseable {
    private final Timer timer = new Timer("download", true);
    private final CellDisplay display;
    private int seconds;
    private CellDisplay.@Nullable Handle shown;

    DownloadNote(CellDisplay display) {
        this.display = display;
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        tell();
                    }
                },
                1000,
                1000);
    }

    private synchronized void tell() {
        seconds++;
        var bundle = MimeBundle.text("resolving and downloading … " + seconds + " s");
        if (shown == null) {
            shown = display.show(bundle);
        } else {
            shown.update(bundle);
        }
    }

    @Override
    public synchronized void close() {
        timer.cancel();
        if (shown != null) {
            shown.update(MimeBundle.text("resolved and downloaded in " + seconds + " s"));
        }
    }
}
