package org.brewline.kernel.own;

import coursierapi.CacheLogger;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/** Says what is being downloaded, and how far it is, once it takes over half a second. */
final class DownloadNote implements CacheLogger, AutoCloseable {
    private static final long TELL_EVERY_MILLIS = 500;

    private final Timer timer = new Timer("download", true);
    private final CellDisplay display;
    private final Map<String, Long> arrived = new ConcurrentHashMap<>();
    private final AtomicInteger finished = new AtomicInteger();
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
                TELL_EVERY_MILLIS,
                TELL_EVERY_MILLIS);
    }

    @Override
    public void downloadProgress(String url, long downloaded) {
        arrived.put(url, downloaded);
    }

    @Override
    public void downloadedArtifact(String url, boolean success) {
        finished.addAndGet(success ? 1 : 0);
    }

    private synchronized void tell() {
        show("downloading … " + facts());
    }

    private String facts() {
        return "%d files, %.1f MB"
                .formatted(
                        finished.get(),
                        arrived.values().stream().mapToLong(Long::longValue).sum() / 1e6);
    }

    private void show(String text) {
        var bundle = MimeBundle.text(text);
        if (shown == null) {
            shown = display.show(bundle);
        } else {
            shown.update(bundle);
        }
    }

    @Override
    public synchronized void close() {
        timer.cancel();
        if (shown != null || finished.get() > 0) {
            show("downloaded " + facts());
        }
    }
}
