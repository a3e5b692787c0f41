package org.brewline.engine.component;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a step needs for itself while it runs, or what a machine has.
 *
 * <pre>{@code
 * var needs = new Resources(2, Resources.bytes("4g"), 1, "nvidia-tesla-t4");
 * }</pre>
 *
 * @param cpu processors, also parts of one; 0 for whatever there is
 * @param memory bytes; 0 for whatever there is
 * @param gpu accelerators; kept for where the step is exported to, not counted on this machine
 * @param accelerator their type, as the place that it is exported to calls it; empty for any
 */
public record Resources(double cpu, long memory, int gpu, String accelerator) {
    /** Nothing in particular. */
    public static final Resources NONE = new Resources(0, 0, 0, "");

    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmgt]?)(i?)b?");

    public Resources {
        if (!(cpu >= 0 && cpu <= 1_000_000) || memory < 0 || gpu < 0) {
            throw new IllegalArgumentException(
                    "cpu (%s), memory (%s) and gpu (%s) must not be negative".formatted(cpu, memory, gpu));
        }
    }

    /**
     * A size in bytes: {@code 512m}, {@code 4g}, {@code 1.5GiB}; every unit is a power of 1024.
     *
     * @throws IllegalArgumentException if the text is no size
     */
    public static long bytes(String text) {
        Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw new IllegalArgumentException("\"%s\" is no size; write it as 512m, 4g or 1.5g".formatted(text));
        }
        int power = "kmgt".indexOf(size.group(2)) + 1;
        double bytes =
                Double.parseDouble(size.group(1)) * Math.pow(1024, size.group(2).isEmpty() ? 0 : power);
        if (bytes > Long.MAX_VALUE / 4.0) {
            throw new IllegalArgumentException("\"%s\" is more than any machine has".formatted(text));
        }
        return Math.round(bytes);
    }

    /** Whether a step with these needs waits for a share of this machine. */
    public boolean areCounted() {
        return cpu > 0 || memory > 0;
    }

    /** The memory as {@code 4g}, {@code 512m} or in bytes. */
    public String memoryText() {
        String units = "kmgt";
        for (int power = 4; power > 0; power--) {
            long unit = 1L << (10 * power);
            if (memory >= unit) {
                double amount = Math.round(10.0 * memory / unit) / 10.0;
                String number = amount == Math.rint(amount) ? String.valueOf((long) amount) : String.valueOf(amount);
                return number + units.charAt(power - 1);
            }
        }
        return String.valueOf(memory);
    }

    /** The processors without needless zeros. */
    public String cpuText() {
        return cpu == Math.rint(cpu) ? String.valueOf((long) cpu) : String.valueOf(cpu);
    }
}
