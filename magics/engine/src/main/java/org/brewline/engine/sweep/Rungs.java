package org.brewline.engine.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where trials stand when their curves pass the points of comparison, and who does not go on. A trial is never compared
 * with one that comes later, so that none waits. Not safe for several threads.
 */
final class Rungs {
    private final Halving halving;
    private final Map<Long, List<Double>> values = new HashMap<>();
    /** The point that each trial passes next. */
    private final Map<Integer, Long> next = new HashMap<>();

    Rungs(Halving halving) {
        this.halving = halving;
    }

    /**
     * A trial's curve came to a point.
     *
     * @return why the trial ends here; empty if it goes on
     */
    Optional<String> reached(int trial, long point, double value) {
        long rung = next.getOrDefault(trial, halving.first());
        Optional<String> ends = Optional.empty();
        while (point >= rung && ends.isEmpty()) {
            next.put(trial, rung * halving.factor());
            List<Double> all = values.computeIfAbsent(rung, r -> new ArrayList<>());
            all.add(value);
            ends = judge(all, rung, value);
            rung *= halving.factor();
        }
        if (ends.isPresent()) {
            next.put(trial, Long.MAX_VALUE);
        }
        return ends;
    }

    private Optional<String> judge(List<Double> all, long rung, double value) {
        if (all.size() < halving.factor()) {
            return Optional.empty();
        }
        List<Double> best = all.stream()
                .sorted((a, b) ->
                        a.equals(b) ? 0 : Double.isNaN(b) || halving.goal().isBetter(a, b) ? -1 : 1)
                .toList();
        double least = best.get(Math.max(1, all.size() / halving.factor()) - 1);
        if (!Double.isNaN(value) && !halving.goal().isBetter(least, value)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "stopped early: %s was %.4g at %d, the best %d of %d reached %.4g",
                halving.goal().metric(),
                value,
                rung,
                Math.max(1, all.size() / halving.factor()),
                all.size(),
                least));
    }
}
