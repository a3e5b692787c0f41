package org.brewline.kernel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The kernel that is being made while the first messages are already answered. */
final class KernelSource {
    private final CompletableFuture<BrewlineKernel> made = new CompletableFuture<>();

    void set(BrewlineKernel kernel) {
        made.complete(kernel);
    }

    void failed(Throwable cause) {
        made.completeExceptionally(cause);
    }

    /** Waits until the kernel is there. */
    BrewlineKernel get() throws InterruptedException {
        try {
            return made.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the kernel could not start: " + e.getCause(), e);
        }
    }

    boolean isThere() {
        return made.isDone() && !made.isCompletedExceptionally();
    }
}
