package org.brewline.kernel.output;

/** How many characters a cell may print before the middle is left out; set with {@code %output}. */
public final class OutputLimit {
    /** Enough for a long log, little enough for a frontend to stay quick. */
    private static final int DEFAULT = 2_000_000;

    private static volatile int characters = DEFAULT;

    private OutputLimit() {}

    public static int get() {
        return characters;
    }

    /** Sets the limit for the cells that begin from now on; at least 1,000. */
    public static void set(int limit) {
        if (limit < 1000) {
            throw new IllegalArgumentException("the output limit (%d) must be at least 1000".formatted(limit));
        }
        characters = limit;
    }
}
