package org.brewline.engine.artifact;

/** A value can't be stored or read back. The message is a sentence for the user: what, of which type, what to do. */
public final class ArtifactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArtifactException(String message) {
        super(message);
    }

    public ArtifactException(String message, Throwable cause) {
        super(message, cause);
    }
}
