package org.brewline.kernel.session;

import org.jspecify.annotations.Nullable;

/** Hands a value from the kernel to a variable of the notebook. Public for generated code only. */
public final class Handover {
    static final ThreadLocal<@Nullable Object> VALUE = new ThreadLocal<>();

    private Handover() {}

    /** The value that waits on this thread, once. */
    public static @Nullable Object take() {
        Object value = VALUE.get();
        VALUE.remove();
        return value;
    }
}
