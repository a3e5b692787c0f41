package org.brewline.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.brewline.kernel.cell.ErrorText;
import org.brewline.kernel.session.StopToken;
import org.brewline.kernel.threads.Threads;

/** Gives every cell a thread of its own, and gives up on one that does not end when it is interrupted. */
final class CellThreads {
    /** How long an interrupted cell may take to end before the kernel goes on without it: waiting for the system… */
    private static final long PATIENCE_MILLIS = 900;

    /** …and in Java, where an error is thrown into it. */
    private static final long MORE_PATIENCE_MILLIS = 5000;

    /** One for each shell at most. */
    private final Map<StopToken, Running> running = new ConcurrentHashMap<>();

    private record Running(CompletableFuture<Optional<ErrorText>> end, Thread thread) {}

    /** Runs the cell on a new thread and waits for it. */
    Optional<ErrorText> run(int count, Supplier<Optional<ErrorText>> cell) {
        var token = new StopToken();
        var end = new CompletableFuture<Optional<ErrorText>>();
        Thread thread = token.newThread("cell " + count, () -> {
            try {
                end.complete(cell.get());
            } catch (Throwable t) {
                end.completeExceptionally(t);
            }
        });
        running.put(token, new Running(end, thread));
        thread.start();
        try {
            return end.get();
        } catch (ExecutionException | InterruptedException e) {
            return Optional.of(ErrorText.plain("KernelError", "the kernel failed: " + e.getMessage()));
        } finally {
            running.remove(token);
        }
    }

    /** Ends the cells that run. Returns at once. */
    void interrupt() {
        running.forEach((token, now) -> {
            token.stop();
            Threads.start("patience", () -> {
                pause(PATIENCE_MILLIS);
                if (StopToken.waits(now.thread())) {
                    now.end().complete(Optional.of(givenUp(now.thread())));
                }
                pause(MORE_PATIENCE_MILLIS);
                now.end().complete(Optional.of(givenUp(now.thread())));
            });
        });
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static ErrorText givenUp(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        String where = stack.length == 0 ? "" : " (it is in %s)".formatted(stack[0]);
        return ErrorText.plain(
                "Interrupted",
                "the cell was interrupted, but its thread \"%s\" does not react%s: it is left behind, and the kernel"
                                .formatted(thread.getName(), where)
                        + " goes on without it");
    }
}
