package org.brewline.kubeflow;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Environment variables of steps. Each is named as {@code trainSvc.OMP_NUM_THREADS}, or as {@code HTTPS_PROXY} for all
 * steps.
 *
 * @param secretName the Kubernetes secret that holds secret config, each under its config key
 * @param plain values by name
 * @param secret keys of Kubernetes secrets by name; each is written as {@code secret/key}
 */
public record StepVariables(String secretName, SortedMap<String, String> plain, SortedMap<String, String> secret) {
    public StepVariables {
        plain = Collections.unmodifiableSortedMap(new TreeMap<>(plain));
        secret = Collections.unmodifiableSortedMap(new TreeMap<>(secret));
        secret.values().forEach(Key::of);
    }

    /** A key of a Kubernetes secret. */
    record Key(String secret, String key) {
        static Key of(String text) {
            int slash = text.indexOf('/');
            if (slash < 1 || slash == text.length() - 1) {
                throw new IllegalArgumentException("\"%s\" is no key of a secret; write secret/key".formatted(text));
            }
            return new Key(text.substring(0, slash), text.substring(slash + 1));
        }
    }

    /** No variables but those of secret config. */
    public static StepVariables secretsOf(String secretName) {
        return new StepVariables(secretName, new TreeMap<>(), new TreeMap<>());
    }

    SortedMap<String, String> plain(String step) {
        return of(step, plain, value -> value);
    }

    SortedMap<String, Key> secret(String step) {
        return of(step, secret, Key::of);
    }

    /** Those of all steps, and those of this one, which are stronger. */
    private static <T> SortedMap<String, T> of(String step, Map<String, String> all, Function<String, T> read) {
        var mine = new TreeMap<String, T>();
        all.forEach((name, value) -> {
            if (name.indexOf('.') < 0) {
                mine.put(name, read.apply(value));
            }
        });
        all.forEach((name, value) -> {
            if (name.startsWith(step + ".")) {
                mine.put(name.substring(step.length() + 1), read.apply(value));
            }
        });
        return mine;
    }

    /** The steps that variables are meant for. */
    Iterable<String> steps() {
        var steps = new java.util.TreeSet<String>();
        for (var names : java.util.List.of(plain.keySet(), secret.keySet())) {
            names.stream()
                    .filter(name -> name.indexOf('.') > 0)
                    .forEach(name -> steps.add(name.substring(0, name.lastIndexOf('.'))));
        }
        return steps;
    }
}
