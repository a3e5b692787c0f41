package org.brewline.notebook.workbench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.brewline.engine.config.ConfigKey;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineKeys;

/**
 * Config that comes from outside of the notebook, each {@code step.name=value}: stronger than what the notebook says. A
 * run takes those that its pipeline knows, so a notebook with several pipelines gives each its own. Safe for many
 * threads.
 */
public final class Overrides {
    private final List<String> given = new ArrayList<>();
    private final Set<String> known = new TreeSet<>();
    private String place = "";

    Overrides() {}

    /**
     * Gives more of it.
     *
     * @param from where it comes from, for messages
     */
    public synchronized void add(List<String> keyEqualsValue, String from) {
        given.addAll(keyEqualsValue);
        place = from;
    }

    /** @param only whether there is no other pipeline that may take them: what this one does not know is refused then */
    synchronized Optional<ConfigLayer> layer(Pipeline pipeline, boolean only) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Set<String> keys = new TreeSet<>();
        PipelineKeys.of(pipeline).forEach(key -> keys.add(name(key)));
        known.addAll(keys);
        List<String> taken =
                given.stream().filter(one -> only || isOf(one, keys)).toList();
        return taken.isEmpty() ? Optional.empty() : Optional.of(ConfigLayer.arguments(taken, place));
    }

    private static String name(ConfigKey key) {
        return key.step().isEmpty() ? key.name() : key.step() + "." + key.name();
    }

    /** Whether the argument sets one of these keys, or a part of a value of theirs: {@code train.optimizer.rate}. */
    private static boolean isOf(String argument, Set<String> keys) {
        String key = key(argument);
        return keys.stream().anyMatch(one -> key.equals(one) || key.startsWith(one + "."));
    }

    private static String key(String argument) {
        int equals = argument.indexOf('=');
        return (equals < 0 ? argument : argument.substring(0, equals)).strip();
    }

    /** The keys that no run took so far. */
    public synchronized Set<String> unused() {
        var unused = new LinkedHashSet<String>();
        given.stream().filter(one -> !isOf(one, known)).forEach(one -> unused.add(key(one)));
        return unused;
    }

    /** The keys of the pipelines that ran so far. */
    public synchronized Set<String> known() {
        return Set.copyOf(known);
    }
}
