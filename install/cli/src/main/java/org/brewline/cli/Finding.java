package org.brewline.cli;

/**
 * What the doctor found of one thing.
 *
 * @param about the thing, in a word
 * @param cure how to mend it; empty if nothing is wrong
 */
record Finding(State state, String about, String what, String cure) {
    /** How it stands. */
    enum State {
        FINE("✔"),
        SLOW("!"),
        BROKEN("✘");

        final String sign;

        State(String sign) {
            this.sign = sign;
        }
    }

    static Finding fine(String about, String what) {
        return new Finding(State.FINE, about, what, "");
    }

    static Finding slow(String about, String what, String cure) {
        return new Finding(State.SLOW, about, what, cure);
    }

    static Finding broken(String about, String what, String cure) {
        return new Finding(State.BROKEN, about, what, cure);
    }
}
