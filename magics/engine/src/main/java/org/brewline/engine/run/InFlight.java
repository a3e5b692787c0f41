package org.brewline.engine.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.brewline.engine.store.Store;

/**
 * Cached steps that execute right now in this process, by store and cache key. Of equal steps, whichever runs they are
 * of, one executes and the others wait for its result.
 */
final class InFlight {
    private static final Map<Key, CompletableFuture<Void>> EXECUTING = new ConcurrentHashMap<>();

    private InFlight() {}

    private record Key(Path store, String cacheKey) {}

    /** The right to execute a step, or the knowledge that another one does. */
    static final class Claim {
        private final Key key;
        private final CompletableFuture<Void> own;
        private final CompletableFuture<Void> holder;

        private Claim(Key key, CompletableFuture<Void> own, CompletableFuture<Void> holder) {
            this.key = key;
            this.own = own;
            this.holder = holder;
        }

        boolean isOurs() {
            return holder == own;
        }

        /** Waits until the one that executes has ended, however. */
        void await() throws InterruptedException {
            try {
                holder.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a claim never fails", e);
            }
        }

        /** Lets those that wait look into the cache, and try themselves if there is nothing. Once is enough. */
        void release() {
            if (isOurs()) {
                EXECUTING.remove(key, own);
                own.complete(null);
            }
        }
    }

    /** Claims the step; ours if no other one executes it. */
    static Claim claim(Store store, String cacheKey) {
        var key = new Key(store.folder(), cacheKey);
        var own = new CompletableFuture<Void>();
        CompletableFuture<Void> before = EXECUTING.putIfAbsent(key, own);
        return new Claim(key, own, before == null ? own : before);
    }
}
