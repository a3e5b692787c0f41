package org.brewline.kernel.session;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Prepares the compiler before anybody asks: at once what the first cell needs, and the rest when nobody has used it
 * for a while, so that a notebook that runs from its first second has the machine for itself.
 */
final class WarmUp {
    private static final long QUIET_NANOS = 700_000_000L;

    /** About as many cells as the JVM needs to compile the compiler's most used methods. */
    private static final int ROUNDS = 25;

    private final Compiler compiler;
    private final Consumer<String> evaluate;
    private final Consumer<String> complete;

    /**
     * @param evaluate compiles and runs an expression, and leaves nothing behind
     * @param complete completes what stands at the text's end; a frontend waits a second for the first completion
     */
    WarmUp(Compiler compiler, Consumer<String> evaluate, Consumer<String> complete) {
        this.compiler = compiler;
        this.evaluate = evaluate;
        this.complete = complete;
    }

    void run() {
        evaluate.accept("1 + 1");
        awaitQuiet();
        if (!compiler.isClosed()) {
            complete.accept("\"a\".le");
        }
        long uses = compiler.uses();
        for (int round = 0; round < ROUNDS && compiler.uses() == uses; round++) {
            evaluate.accept("Integer.parseInt(\"1\") + " + round);
            uses++;
        }
    }

    private void awaitQuiet() {
        for (long quiet = compiler.quietNanos();
                quiet < QUIET_NANOS && !compiler.isClosed();
                quiet = compiler.quietNanos()) {
            LockSupport.parkNanos(this, QUIET_NANOS - quiet);
        }
    }
}
