package org.brewline.kernel.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The classes of an expression under a name that no other has: JShell gives all of its trials the same. The new name
 * looks like JShell's own with a number that JShell never reaches, and is as long as the old one: so it takes its place
 * in the class file, wherever that stands, and nothing moves.
 */
final class ExpressionClass {
    private static final String TRIAL = "DOESNOTMATTER";
    private static final byte[] TRIAL_BYTES = ("$JShell$" + TRIAL).getBytes(StandardCharsets.US_ASCII);
    private static final AtomicLong COUNT = new AtomicLong(1_000_000_000_000L);

    private final String id = String.valueOf(COUNT.incrementAndGet());

    /** The number in the name. */
    String id() {
        return id;
    }

    /** The binary name of the class with the method. */
    String name() {
        return "REPL.$JShell$" + id;
    }

    /** Byte code by new binary name. */
    Map<String, byte[]> renamed(Map<String, byte[]> compiled) {
        var renamed = new LinkedHashMap<String, byte[]>();
        compiled.forEach((name, bytes) -> renamed.put(name.replace(TRIAL, id), renamed(bytes)));
        return renamed;
    }

    private byte[] renamed(byte[] bytes) {
        byte[] renamed = bytes.clone();
        byte[] number = id.getBytes(StandardCharsets.US_ASCII);
        int length = TRIAL_BYTES.length;
        for (int at = 0; at + length <= renamed.length; at++) {
            if (renamed[at] == '$' && Arrays.equals(renamed, at, at + length, TRIAL_BYTES, 0, length)) {
                System.arraycopy(number, 0, renamed, at + length - number.length, number.length);
            }
        }
        return renamed;
    }
}
