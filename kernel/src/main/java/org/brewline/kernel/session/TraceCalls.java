package org.brewline.kernel.session;

/** What a cell's code calls in place of {@code printStackTrace()}: the places are those of the user's cells. */
public final class TraceCalls {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private TraceCalls() {}

    /** Prints to {@code System.err}; what a class of exceptions prints itself stays as it is. */
    public static void print(Throwable thrown) {
        if (STACK.getCallerClass().getClassLoader() instanceof CellClassLoader notebook && printsAsAll(thrown)) {
            System.err.print(notebook.trace(thrown));
        } else {
            thrown.printStackTrace();
        }
    }

    private static boolean printsAsAll(Throwable thrown) {
        try {
            return thrown.getClass().getMethod("printStackTrace").getDeclaringClass() == Throwable.class;
        } catch (NoSuchMethodException impossible) {
            return false;
        }
    }
}
