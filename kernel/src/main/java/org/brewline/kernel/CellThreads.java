package org.brewline.kernel;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.brewline.kernel.cell.ErrorText;
import org.brewline.kernel.session.StopToken;

/** Gives every cell a thread of its own, and gives up on one that does not end when it is interrupted. */
final class CellThreads {
    /** How long an interrupted cell may take to end before the kernel goes on without it. */
    private static final long PATIENCE_MILLIS = 2000;

    /** One for each shell at most. */
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

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
        var now = new Running(token, end, thread);
        running.add(now);
        thread.start();
        try {
            return end.get();
        } catch (ExecutionException | InterruptedException e) {
            return Optional.of(ErrorText.plain("KernelError", "the kernel failed: " + e.getMessage()));
        } finally {
            running.remove(now);
        }
    }

    /** Ends the cells that run. Returns at once. */
    void interrupt() {
        for (Running now : running) {
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
