package org.brewline.engine.artifact;

import java.util.Locale;

/** What an artifact is for. */
public enum Kind {
    MODEL,
    DATA,
    METRIC,
    REPORT,
    LOG,
    /** A plain scalar: a number, a truth value, a short text. */
    VALUE;

    /** The word as a person reads it: "Model". */
    public String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
