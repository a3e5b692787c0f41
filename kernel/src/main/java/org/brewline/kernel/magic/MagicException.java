package org.brewline.kernel.magic;

/** Something the user can mend: the message says what was wrong, where, and what to write instead. */
public class MagicException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String title;

    public MagicException(String message) {
        this("Error", message);
    }

    /** @param title the error's short name, Jupyter's {@code ename}, e.g. "Unknown pipeline" */
    public MagicException(String title, String message) {
        super(message);
        this.title = title;
    }

    public String title() {
        return title;
    }
}
