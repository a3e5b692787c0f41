package org.brewline.kernel.display;

/**
 * Shows things under one cell. It stays valid after the cell ended: what is shown later still goes to that cell. Any
 * thread may call it; calls of one thread arrive in order.
 */
public interface CellDisplay {
    /** Shows something new and gives a handle with which to change it. */
    Handle show(MimeBundle bundle);

    /** Removes the cell's output; if wait is true, only when the next output arrives. */
    void clear(boolean wait);

    /** Text to the cell's standard output, errors to its standard error. */
    void print(String text, boolean error);

    /** Something shown that can be changed. */
    interface Handle {
        /** The display's ID, unique in the session. */
        String id();

        /** Replaces what is shown, in every place where it is shown. */
        void update(MimeBundle bundle);
    }
}
