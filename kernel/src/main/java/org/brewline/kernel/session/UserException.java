package org.brewline.kernel.session;

/** The user's code threw. The cause is the user's own exception, untouched. */
public final class UserException extends Exception {
    private static final long serialVersionUID = 1L;

    public UserException(Throwable cause) {
        super(cause);
    }

    @Override
    public synchronized Throwable getCause() {
        return java.util.Objects.requireNonNull(super.getCause());
    }
}
