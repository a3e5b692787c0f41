package org.brewline.kernel.session;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Gives the value of the call that a cell ends with. Public for generated code only.
 *
 * @see ShortExpression
 */
public final class CellValue {
    /** What a call of nothing gives. */
    static final Object NOTHING = new Object();

    private CellValue() {}

    /** A call that gives nothing. */
    public interface Action {
        void run() throws Throwable;
    }

    /** What the call gives. */
    public static @Nullable Object of(Callable<?> call) throws Exception {
        return call.call();
    }

    /** The compiler's choice for a call that gives nothing. */
    public static Object of(Action call) throws Throwable {
        call.run();
        return NOTHING;
    }

    /** Whether a frame of a stack trace is this class's, between the user's code and JShell's. */
    public static boolean isFrame(StackTraceElement frame) {
        return frame.getClassName().equals(CellValue.class.getName());
    }
}
