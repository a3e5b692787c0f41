package org.brewline.engine.artifact;

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
public record Digest(String hex) {
    private static final int DIGITS = 64;

    public Digest {
        if (!isOne(hex)) {
            throw new IllegalArgumentException("not a SHA-256 digest: \"" + hex + "\"");
        }
    }

    /** By hand: a run of many steps makes hundreds of thousands. */
    private static boolean isOne(String hex) {
        boolean fine = hex.length() == DIGITS;
        for (int i = 0; fine && i < DIGITS; i++) {
            char c = hex.charAt(i);
            fine = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        return fine;
    }

    /** The first 12 digits, enough for a person. */
    public String brief() {
        return hex.substring(0, 12);
    }

    @Override
    public String toString() {
        return hex;
    }
}
