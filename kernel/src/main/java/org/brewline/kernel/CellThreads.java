package org.brewline.kernel;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.brewline.kernel.cell.ErrorText;
import org.brewline.kernel.session.StopToken;
import org.jspecify.annotations.Nullable;

/** Gives every cell a thread of its own, and gives up on one that does not end when it is interrupted. */
final class CellThreads {
    /** How long an interrupted cell may take to end before the kernel goes on without it. */
    private static final long PATIENCE_MILLIS = 2000;

    private volatile @Nullable Running running;

    private record Running(StopToken token, CompletableFuture<Optional<ErrorText>> end, Thread thread) {}

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
        running = new Running(token, end, thread);
        thread.start();
        try {
            return end.get();
        } catch (ExecutionException | InterruptedException e) {
            return Optional.of(ErrorText.plain("KernelError", "the kernel failed: " + e.getMessage()));
        } finally {
            running = null;
        }
    }

    /** Ends the running cell, if there is one. Returns at once. */
    void interrupt() {
        Running now = running;
        if (now != null) {
            now.token().stop();
            CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> now.end().complete(Optional.of(givenUp(now.thread()))));
        }
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
