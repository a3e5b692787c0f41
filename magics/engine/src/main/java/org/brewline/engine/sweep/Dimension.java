package org.brewline.engine.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.random.RandomGenerator;

/** A config key and what it is varied over. */
public sealed interface Dimension {
    /** The config key, such as {@code trainSvc.c}. */
    String key();

    /** A value for it, as config writes it. */
    String sample(RandomGenerator random);

    /** Every value, if they can be counted; else empty. */
    List<String> all();

    /** What it is varied over, for people: {@code 0.1, 1, 10} or {@code 0.001..100 log}. */
    String text();

    /** One of these values. */
    record Choice(String key, List<String> values) implements Dimension {
        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public String sample(RandomGenerator random) {
            return values.get(random.nextInt(values.size()));
        }

        @Override
        public List<String> all() {
            return values;
        }

        @Override
        public String text() {
            return String.join(", ", values);
        }
    }

    /**
     * A number from low to high, both included.
     *
     * @param logarithmic whether each power of ten is as likely as any other; then low is above 0
     * @param whole whether only whole numbers are meant
     */
    record Range(String key, double low, double high, boolean logarithmic, boolean whole) implements Dimension {
        /** A grid takes no more than so many numbers of one range. */
        static final int COUNTABLE = 1_000;

        @Override
        public String sample(RandomGenerator random) {
            double share = random.nextDouble();
            if (whole && !logarithmic) {
                return Long.toString((long) low + random.nextLong((long) high - (long) low + 1));
            }
            double value =
                    logarithmic ? Math.exp(between(Math.log(low), Math.log(high), share)) : between(low, high, share);
            return whole ? Long.toString(Math.round(value)) : plain(value);
        }

        private static double between(double from, double to, double share) {
            return from + (to - from) * share;
        }

        /** With four significant digits: as much as anybody tells apart. */
        private static String plain(double value) {
            var rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
            double size = Math.abs(value);
            return size != 0 && (size < 1e-6 || size >= 1e9)
                    ? Double.toString(rounded.doubleValue())
                    : rounded.toPlainString();
        }

        @Override
        public List<String> all() {
            if (!whole || logarithmic || high - low >= COUNTABLE) {
                return List.of();
            }
            return java.util.stream.LongStream.rangeClosed((long) low, (long) high)
                    .mapToObj(Long::toString)
                    .toList();
        }

        @Override
        public String text() {
            return number(low) + ".." + number(high) + (logarithmic ? " log" : "");
        }

        private String number(double value) {
            return whole ? Long.toString((long) value) : plain(value);
        }
    }
}
