package org.brewline.kernel.session;

/**
 * Whether a cell may be executed as it stands.
 *
 * @param indent what the next line should start with; only for {@link State#INCOMPLETE}
 */
public record Completeness(State state, String indent) {
    /** Jupyter's four answers. */
    public enum State {
        COMPLETE,
        INCOMPLETE,
        INVALID,
        UNKNOWN
    }

    public static Completeness of(State state) {
        return new Completeness(state, "");
    }
}
