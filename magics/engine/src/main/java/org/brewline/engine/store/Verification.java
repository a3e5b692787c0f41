package org.brewline.engine.store;

import java.util.List;
import java.util.Optional;

/**
 * What a look over the whole store found.
 *
 * <pre>{@code
 * Verification found = store.verify(Advance.SILENT);
 * found.damages().forEach(System.out::println);
 * }</pre>
 *
 * @param objects how many pieces of content were read and hashed again
 * @param damages what is not as it should be; empty if the store is whole
 */
public record Verification(long objects, long bytes, List<Damage> damages) {
    public Verification {
        damages = List.copyOf(damages);
    }

    public boolean isWhole() {
        return damages.isEmpty();
    }

    /** What is wrong with something. */
    public enum Kind {
        /** Content that an artifact refers to is not there. */
        MISSING,
        /** Content is not what its name says. */
        ALTERED,
        /** A row refers to a row that is not there. */
        STRAY_ROW,
        /** The database file itself is damaged. */
        DATABASE
    }

    /**
     * One thing that is wrong.
     *
     * @param what the content's digest, or the database's own words
     * @param touches the artifacts that are lost by it
     */
    public record Damage(Kind kind, String what, List<Touched> touches) {
        public Damage {
            touches = List.copyOf(touches);
        }
    }

    /**
     * An artifact of a run.
     *
     * @param file inside the artifact, if that is a folder
     */
    public record Touched(RunId run, String step, String artifact, Optional<String> file) {}
}
