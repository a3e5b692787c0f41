package org.brewline.engine.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What a sweep varies.
 *
 * @param dimensions in the order they were written
 * @param fixed config that is the same in every trial, each as {@code key=value}
 */
public record Space(List<Dimension> dimensions, List<String> fixed) {
    public Space {
        dimensions = List.copyOf(dimensions);
        fixed = List.copyOf(fixed);
    }

    /** How many trials a grid has. */
    long gridSize() {
        long size = 1;
        for (Dimension dimension : dimensions) {
            size = Math.min(Integer.MAX_VALUE, size * dimension.all().size());
        }
        return size;
    }

    /** Every combination; the last dimension changes fastest. */
    List<Map<String, String>> grid() {
        List<Map<String, String>> all = List.of(Map.of());
        for (Dimension dimension : dimensions) {
            var more = new ArrayList<Map<String, String>>();
            for (Map<String, String> before : all) {
                for (String value : dimension.all()) {
                    var longer = new LinkedHashMap<>(before);
                    longer.put(dimension.key(), value);
                    more.add(longer);
                }
            }
            all = more;
        }
        return all;
    }

    /** So many combinations by chance, none twice; fewer if there are not so many. */
    List<Map<String, String>> sample(int count, RandomGenerator random) {
        var drawn = new ArrayList<Map<String, String>>();
        Set<Map<String, String>> seen = new HashSet<>();
        for (int misses = 0; drawn.size() < count && misses < 1_000; ) {
            var one = new LinkedHashMap<String, String>();
            dimensions.forEach(d -> one.put(d.key(), d.sample(random)));
            if (seen.add(one)) {
                drawn.add(one);
                misses = 0;
            } else {
                misses++;
            }
        }
        return drawn;
    }
}
