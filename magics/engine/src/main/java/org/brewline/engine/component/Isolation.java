package org.brewline.engine.component;

/**
 * Whether a step runs in a process of its own, and how.
 *
 * <pre>{@code
 * Isolation.APART.withDisk(Resources.bytes("10g")).withHeapDump();
 * }</pre>
 *
 * @param apart whether it does
 * @param disk the most bytes that it may write, to one file and in all; 0 for no limit
 * @param heapDump whether its heap is kept when it runs out of memory
 */
public record Isolation(boolean apart, long disk, boolean heapDump) {
    /** In the JVM that runs the pipeline. */
    public static final Isolation NONE = new Isolation(false, 0, false);

    /** In a process of its own, without further limits. */
    public static final Isolation APART = new Isolation(true, 0, false);

    public Isolation {
        if (disk < 0) {
            throw new IllegalArgumentException("disk (%s) must not be negative".formatted(disk));
        }
    }

    public Isolation withDisk(long bytes) {
        return new Isolation(apart, bytes, heapDump);
    }

    public Isolation withHeapDump() {
        return new Isolation(apart, disk, true);
    }

    /** What both ask for together; of two limits the smaller. */
    public Isolation and(Isolation other) {
        long smaller = disk == 0 || other.disk == 0 ? Math.max(disk, other.disk) : Math.min(disk, other.disk);
        return new Isolation(apart || other.apart, smaller, heapDump || other.heapDump);
    }
}
