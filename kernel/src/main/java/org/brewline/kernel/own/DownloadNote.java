package org.brewline.kernel.own;

import coursierapi.CacheLogger;
import java.util.Locale;
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
    private final Map<String, Long> lengths = new ConcurrentHashMap<>();
    private final long begun = System.nanoTime();
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
    public void downloadLength(String url, long length, long alreadyThere, boolean watching) {
        lengths.put(url, length);
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
        show(isDownloading() ? "downloading … " + facts() + pace() : "resolving …");
    }

    private boolean isDownloading() {
        return finished.get() > 0 || !arrived.isEmpty();
    }

    private String facts() {
        return String.format(Locale.ROOT, "%d files, %.1f MB", finished.get(), sum(arrived) / 1e6);
    }

    /** How fast, and how long it takes for what is known to come; what that needs in turn is not known before. */
    private String pace() {
        return pace(sum(arrived), sum(lengths), (System.nanoTime() - begun) / 1e9);
    }

    /** {@code  of 40.1 · 2.4 MB/s, 12 s left}; without the end where the whole is not known. */
    static String pace(long arrived, long whole, double seconds) {
        if (arrived <= 0 || seconds <= 0) {
            return "";
        }
        double perSecond = arrived / seconds;
        String speed = String.format(Locale.ROOT, " · %.1f MB/s", perSecond / 1e6);
        return whole > arrived
                ? String.format(
                        Locale.ROOT,
                        " of %.1f%s, %d s left",
                        whole / 1e6,
                        speed,
                        Math.round((whole - arrived) / perSecond))
                : speed;
    }

    private static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
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
        if (isDownloading()) {
            show("downloaded " + facts());
        } else if (shown != null) {
            show("nothing was downloaded");
        }
    }
}
