package org.brewline.engine.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Consecutive points of one metric in a few bytes each. The form, after a byte that says its version: each point's step
 * as the difference to the one before, then each point's time likewise, then the values as 8 bytes, big end first.
 * Differences are in 7 bits a byte, the low ones first, the sign in the lowest bit.
 */
final class PackedPoints {
    /** Points in a row at most: as many as a bucket has. */
    static final int MOST = 1 << 10;

    private static final byte VERSION = 1;
    private static final int LONGEST = 10;

    private final long[] steps = new long[MOST];
    private final long[] times = new long[MOST];
    private final double[] values = new double[MOST];
    private int size;

    int size() {
        return size;
    }

    boolean isFull() {
        return size == MOST;
    }

    void add(long step, double value, long atMillis) {
        steps[size] = step;
        times[size] = atMillis;
        values[size++] = value;
    }

    long step(int i) {
        return steps[i];
    }

    double value(int i) {
        return values[i];
    }

    long atMillis(int i) {
        return times[i];
    }

    void clear() {
        size = 0;
    }

    byte[] pack() {
        var bytes = ByteBuffer.allocate(1 + size * (2 * LONGEST + Double.BYTES));
        bytes.put(VERSION);
        differences(bytes, steps);
        differences(bytes, times);
        for (int i = 0; i < size; i++) {
            bytes.putDouble(values[i]);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private void differences(ByteBuffer into, long[] numbers) {
        long before = 0;
        for (int i = 0; i < size; i++) {
            long difference = numbers[i] - before;
            before = numbers[i];
            long rest = (difference << 1) ^ (difference >> 63);
            while ((rest & ~0x7fL) != 0) {
                into.put((byte) (rest | 0x80));
                rest >>>= 7;
            }
            into.put((byte) rest);
        }
    }

    /** The points of a metric of that name. */
    static List<MetricPoint> unpack(String name, byte[] packed, int count) {
        var bytes = ByteBuffer.wrap(packed);
        byte version = bytes.get();
        if (version != VERSION) {
            throw new StoreException(
                    "points of the metric \"%s\" are packed in form %d, which this version does not know"
                            .formatted(name, version));
        }
        long[] steps = numbers(bytes, count);
        long[] times = numbers(bytes, count);
        var points = new ArrayList<MetricPoint>(count);
        for (int i = 0; i < count; i++) {
            points.add(new MetricPoint(name, steps[i], bytes.getDouble(), Instant.ofEpochMilli(times[i])));
        }
        return points;
    }

    private static long[] numbers(ByteBuffer from, int count) {
        long[] numbers = new long[count];
        long before = 0;
        for (int i = 0; i < count; i++) {
            long rest = 0;
            byte part = from.get();
            for (int shift = 0; ; shift += 7) {
                rest |= (part & 0x7fL) << shift;
                if (part >= 0) {
                    break;
                }
                part = from.get();
            }
            before += (rest >>> 1) ^ -(rest & 1);
            numbers[i] = before;
        }
        return numbers;
    }
}
