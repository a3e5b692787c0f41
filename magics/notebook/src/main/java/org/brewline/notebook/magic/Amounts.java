package org.brewline.notebook.magic;

import java.util.Locale;

/** Counts and sizes as people read them. */
final class Amounts {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    private Amounts() {}

    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code 3 runs}, {@code 1 run}. */
    static String count(long n, String one) {
        return count(n) + " " + one + (n == 1 ? "" : "s");
    }

    static String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < UNITS.length - 1) {
            size /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
