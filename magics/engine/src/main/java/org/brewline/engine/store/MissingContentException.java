package org.brewline.engine.store;

/** Content that a row is to name was removed meanwhile. */
final class MissingContentException extends StoreException {
    private static final long serialVersionUID = 1L;

    MissingContentException(String message) {
        super(message);
    }
}
