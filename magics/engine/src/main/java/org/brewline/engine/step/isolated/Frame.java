package org.brewline.engine.step.isolated;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** One message between a step's process and the one that started it. Both are of one jar, so it needs no version. */
final class Frame {
    private final Kind kind;
    private final byte[] content;

    private Frame(Kind kind, byte[] content) {
        this.kind = kind;
        this.content = content;
    }

    /** What it is about; the first three go to the step. */
    enum Kind {
        /** What to execute. */
        RUN('r'),
        /** The step is not wanted any more. */
        CANCEL('c'),
        /** Nothing more will come; the process may end. */
        BYE('b'),
        /** What the step printed, as UTF-8. */
        PRINTED('p'),
        POINTS('m'),
        MEASURED('s'),
        PROGRESSED('%'),
        /** One output. */
        OUTPUT('o'),
        /** The files that it wrote of its own. */
        FILES('f'),
        /** What it threw. */
        FAILED('!'),
        DONE('.'),
        /** Somebody in it ends the process. */
        EXITING('x');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        int sign() {
            return sign;
        }

        static Kind of(int sign) throws IOException {
            for (Kind kind : values()) {
                if (kind.sign == sign) {
                    return kind;
                }
            }
            throw new IOException("no frame begins with " + sign);
        }
    }

    /** The next one; empty if the other side is gone. */
    static Optional<Frame> read(DataInputStream in) throws IOException {
        int kind = in.read();
        if (kind < 0) {
            return Optional.empty();
        }
        try {
            var content = new byte[in.readInt()];
            in.readFully(content);
            return Optional.of(new Frame(Kind.of(kind), content));
        } catch (EOFException e) {
            return Optional.empty(); // it died while it spoke
        }
    }

    Kind kind() {
        return kind;
    }

    byte[] content() {
        return content.clone();
    }

    DataInputStream data() {
        return new DataInputStream(new ByteArrayInputStream(content));
    }
}
