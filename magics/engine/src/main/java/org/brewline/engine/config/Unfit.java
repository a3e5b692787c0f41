package org.brewline.engine.config;

/** A text is no value of its type. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    /** What the type's description says is all there is to say. */
    Unfit() {
        this("");
    }

    /** @param closer what the text should be, closer than the type's description; never quotes the text */
    Unfit(String closer) {
        super(closer, null, false, false);
    }

    String closer() {
        return String.valueOf(getMessage());
    }
}
