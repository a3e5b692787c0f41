package org.brewline.kernel.history;

import java.util.Optional;

/**
 * One cell that was executed.
 *
 * @param session the number of its session; sessions of one user count from 1
 * @param line the cell's execution count
 * @param output its result as plain text
 */
public record Entry(int session, int line, String input, Optional<String> output) {
    Entry withOutput(String text) {
        return new Entry(session, line, input, Optional.of(text));
    }

    Entry in(int otherSession) {
        return new Entry(otherSession, line, input, output);
    }
}
