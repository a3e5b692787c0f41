package org.brewline.engine.store;

import java.util.UUID;

/** A run's ID: a UUID of version 7, so unique on any machine and sorted by time. */
public record RunId(UUID uuid) implements Comparable<RunId> {
    public RunId {
        if (uuid.version() != 7) {
            throw new IllegalArgumentException("a run's ID is a UUID of version 7, not " + uuid);
        }
    }

    public static RunId parse(String text) {
        return new RunId(UUID.fromString(text));
    }

    @Override
    public int compareTo(RunId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
