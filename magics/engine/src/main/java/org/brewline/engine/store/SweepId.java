package org.brewline.engine.store;

import java.util.UUID;

/** A sweep's ID: a UUID of version 7, unique on any machine and sorted by time. */
public record SweepId(UUID uuid) implements Comparable<SweepId> {
    /**
     * The ID that a text is.
     *
     * @throws IllegalArgumentException if it is no UUID
     */
    public static SweepId parse(String text) {
        return new SweepId(UUID.fromString(text));
    }

    @Override
    public int compareTo(SweepId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
