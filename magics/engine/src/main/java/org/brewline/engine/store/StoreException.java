package org.brewline.engine.store;

/** The store can't be read or written. The message is a sentence that names the folder and the reason. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
