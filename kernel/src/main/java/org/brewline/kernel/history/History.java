package org.brewline.kernel.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.brewline.kernel.threads.Threads;
import org.jspecify.annotations.Nullable;

/**
 * The cells of this session and of those before. Files are read and written by a thread of its own: a disk that is
 * full, slow or gone costs the history, never a cell. Safe for many threads.
 */
public final class History {
    /** How long a reader waits for the disk before it gets this session's cells only. */
    private static final long PATIENCE_SECONDS = 5;

    private final HistoryFolder folder;
    private final TreeMap<Integer, Entry> current = new TreeMap<>();
    private final ExecutorService disk = Executors.newSingleThreadExecutor(task -> Threads.daemon("history", task));
    private @Nullable SessionFile file; // of the disk's thread
    private boolean failed; // of the disk's thread

    public History(HistoryFolder folder) {
        this.folder = folder;
    }

    /** Remembers a cell before it is executed. */
    public void add(int line, String input) {
        synchronized (current) {
            current.put(line, new Entry(0, line, input, Optional.empty()));
        }
        write(to -> to.input(line, input));
    }

    /** Remembers a cell's result, if the cell itself is remembered. */
    public void addOutput(int line, String output) {
        synchronized (current) {
            if (current.computeIfPresent(line, (same, entry) -> entry.withOutput(output)) == null) {
                return;
            }
        }
        write(to -> to.output(line, output));
    }

    private interface Write {
        void to(SessionFile file) throws IOException;
    }

    private void write(Write write) {
        disk.execute(() -> {
            if (failed) {
                return;
            }
            try {
                if (file == null) {
                    file = folder.begin();
                }
                write.to(file);
            } catch (IOException | RuntimeException e) {
                failed = true;
            }
        });
    }

    /** The last n cells of all sessions, the oldest first. */
    public List<Entry> tail(int n) {
        return read(() -> newest(n, entry -> true), () -> last(now(0), n));
    }

    /**
     * Cells of one session.
     *
     * @param session its number; 0 is this session, -1 the one before
     * @param start the first line
     * @param stop the line after the last one
     */
    public List<Entry> range(int session, int start, int stop) {
        Function<List<Entry>, List<Entry>> inRange = all ->
                all.stream().filter(e -> e.line() >= start && e.line() < stop).toList();
        if (session == 0) {
            return inRange.apply(now(0));
        }
        return read(
                () -> {
                    int number = session > 0 ? session : number() + session;
                    return inRange.apply(number == number() ? now(number) : folder.read(number));
                },
                List::of);
    }

    /** The last n cells that a glob pattern matches, the oldest first; of equal cells only the last, if they must differ. */
    public List<Entry> search(String pattern, int n, boolean unique) {
        var glob = new Glob(pattern);
        Supplier<java.util.function.Predicate<Entry>> fresh = () -> {
            var seen = new java.util.HashSet<String>();
            return entry -> glob.matches(entry.input()) && (!unique || seen.add(entry.input()));
        };
        return read(() -> newest(n, fresh.get()), () -> matching(now(0), n, fresh.get()));
    }

    /** Waits until everything is on disk, but not long. */
    public void flush() throws InterruptedException {
        disk.shutdown();
        disk.awaitTermination(1, TimeUnit.SECONDS);
    }

    private List<Entry> newest(int n, java.util.function.Predicate<Entry> wanted) {
        var found = new ArrayList<Entry>(matching(now(number()), n, wanted));
        for (int session : folder.sessions()) {
            if (found.size() >= n) {
                break;
            }
            if (file == null || session != file.number()) {
                found.addAll(0, matching(folder.read(session), n - found.size(), wanted));
            }
        }
        return found;
    }

    /** The last n that are wanted; asks from the last one on. */
    private static List<Entry> matching(List<Entry> all, int n, java.util.function.Predicate<Entry> wanted) {
        var found = new ArrayList<Entry>();
        for (int i = all.size() - 1; i >= 0 && found.size() < n; i--) {
            if (wanted.test(all.get(i))) {
                found.add(0, all.get(i));
            }
        }
        return found;
    }

    private static List<Entry> last(List<Entry> all, int n) {
        return matching(all, n, entry -> true);
    }

    /** This session's cells under its number. */
    private List<Entry> now(int number) {
        synchronized (current) {
            return current.values().stream().map(entry -> entry.in(number)).toList();
        }
    }

    private int number() {
        return file == null ? folder.next() : file.number();
    }

    private List<Entry> read(Supplier<List<Entry>> fromDisk, Supplier<List<Entry>> otherwise) {
        Future<List<Entry>> reading = disk.submit(fromDisk::get);
        try {
            return reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return otherwise.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise.get();
        }
    }
}
