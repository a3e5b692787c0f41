package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.brewline.engine.sweep.Dimension;
import org.brewline.engine.sweep.SweepStatus;
import org.brewline.engine.sweep.Trial;
import org.jspecify.annotations.Nullable;

/** An axis of a sweep: a varied key, by number or by word, or the metric. */
final class SweepAxis {
    private final String name;
    private final List<String> words;
    private final @Nullable Ticks numbers;
    private final boolean metric;
    private final double from;
    private final double to;

    private SweepAxis(
            String name, List<String> words, Optional<Ticks> numbers, boolean metric, double from, double to) {
        this.name = name;
        this.words = words;
        this.numbers = numbers.orElse(null);
        this.metric = metric;
        this.from = from;
        this.to = to;
    }

    /** A mark on it. */
    record Tick(double pixel, String label) {}

    /**
     * The axis of a varied key.
     *
     * @param from the pixel of its least value, or first word
     */
    static SweepAxis of(Dimension dimension, List<Trial> trials, double from, double to) {
        if (dimension instanceof Dimension.Range range) {
            Ticks ticks = range.logarithmic()
                    ? new Ticks(range.low(), range.high(), from, to, true)
                    : new Ticks(range.low(), range.high(), from, to, false);
            return new SweepAxis(range.key(), List.of(), Optional.of(ticks), false, from, to);
        }
        return new SweepAxis(dimension.key(), dimension.all(), Optional.empty(), false, from, to);
    }

    static SweepAxis ofMetric(SweepStatus sweep, double from, double to) {
        double[] values = sweep.trials().stream()
                .filter(t -> t.value().isPresent())
                .mapToDouble(t -> t.value().getAsDouble())
                .filter(Double::isFinite)
                .toArray();
        double low = DoubleStream.of(values).min().orElse(0);
        double high = DoubleStream.of(values).max().orElse(1);
        Ticks ticks = Ticks.rounded(low, high, from, to, 5);
        return new SweepAxis(sweep.plan().goal().metric(), List.of(), Optional.of(ticks), true, from, to);
    }

    String name() {
        return name;
    }

    String shortName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    String step() {
        return name.indexOf('.') < 0 ? "" : name.substring(0, name.lastIndexOf('.'));
    }

    boolean isNumeric() {
        return numbers != null;
    }

    /**
     * Where the trial is.
     *
     * @param spread from -0.5 to 0.5: where within its word's room
     */
    double pixel(Trial trial, double spread) {
        Ticks ticks = numbers;
        if (metric && ticks != null) {
            return ticks.pixel(trial.value().orElse(ticks.low()));
        }
        String value = trial.config().getOrDefault(name, "");
        if (ticks != null) {
            return ticks.pixel(number(value, ticks.low()));
        }
        int index = Math.max(0, words.indexOf(value));
        return word(index) + spread * (to - from) / Math.max(2, words.size()) * 0.6;
    }

    private double word(int index) {
        return from + (to - from) * (index + 0.5) / words.size();
    }

    private static double number(String text, double otherwise) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    List<Tick> ticks() {
        var ticks = new ArrayList<Tick>();
        Ticks scale = numbers;
        if (scale == null) {
            int every = Math.max(1, (words.size() + 11) / 12);
            for (int i = 0; i < words.size(); i += every) {
                ticks.add(new Tick(word(i), words.get(i)));
            }
            return ticks;
        }
        for (double value : values(scale)) {
            boolean power = scale.logarithmic() && value < 1e-3;
            ticks.add(new Tick(scale.pixel(value), power ? "1e" + Math.round(Math.log10(value)) : label(value)));
        }
        return ticks;
    }

    /** The powers of ten within a logarithmic range, else round numbers. */
    private static List<Double> values(Ticks scale) {
        if (!scale.logarithmic()) {
            return scale.values(5);
        }
        var values = new ArrayList<Double>();
        int first = (int) Math.ceil(Math.log10(scale.low()) - 1e-9);
        int last = (int) Math.floor(Math.log10(scale.high()) + 1e-9);
        int by = Math.max(1, (last - first + 6) / 7);
        for (int power = first; power <= last; power += by) {
            values.add(Math.pow(10, power));
        }
        return values;
    }

    private static String label(double value) {
        double rounded = Math.abs(value) < 1e-12
                ? 0
                : new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(10))
                        .doubleValue();
        return Wording.number(rounded);
    }
}
