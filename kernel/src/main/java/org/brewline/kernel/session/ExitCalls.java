package org.brewline.kernel.session;

/** What the notebook's code calls in place of {@code System.exit} and its like: the cell ends, the kernel lives. */
// Only instrumented code calls it, so that no annotation could keep anybody from it.
@SuppressWarnings("DoNotCallSuggester")
public final class ExitCalls {
    private ExitCalls() {}

    public static void exit(int status) {
        throw new ExitError(status);
    }

    /** Stands for {@code Runtime.exit} and {@code Runtime.halt}. */
    public static void exit(Runtime runtime, int status) {
        throw new ExitError(status);
    }

    /** Ends the cell that called {@code System.exit}. */
    public static final class ExitError extends Error {
        private static final long serialVersionUID = 1L;

        ExitError(int status) {
            super("System.exit(%d) ends the cell, not the kernel; restart the kernel from the notebook's menu"
                    .formatted(status));
        }
    }
}
