package org.brewline.engine.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.brewline.engine.store.ComponentRecord;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.Store;

/**
 * What is different between runs; the first is what the others are compared with.
 *
 * <pre>{@code
 * Comparison comparison = Comparison.of(store, List.of(store.run("019a"), store.run("019b")));
 * comparison.config().forEach(row -> System.out.println(row.name() + ": " + row.values()));
 * }</pre>
 *
 * @param config the keys whose values differ; a value is empty where a run has none
 * @param code of each step whose source differs from the first run's
 * @param environment what the code ran in, where it differs: the JVM, libraries, imports
 * @param metrics every number that any run has, also equal ones
 * @param artifacts those whose content differs, by the beginning of its hash
 * @param times of each step; what came from the cache is said so
 */
public record Comparison(
        List<RunRecord> runs,
        List<Row<String>> config,
        List<TextDifference> code,
        List<TextDifference> environment,
        List<Row<Double>> metrics,
        List<Row<String>> artifacts,
        List<Row<StepRecord>> times) {

    /**
     * One thing in each run.
     *
     * @param values by run, in the order of the runs; null where a run has none
     */
    public record Row<T>(String name, List<@org.jspecify.annotations.Nullable T> values) {
        public Row {
            values = java.util.Collections.unmodifiableList(new ArrayList<>(values));
        }

        /** Whether not all runs have the same. */
        public boolean differs() {
            return values.stream().anyMatch(value -> !Objects.equals(value, values.get(0)));
        }
    }

    /**
     * Compares runs.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Comparison of(Store store, List<RunRecord> runs) {
        if (runs.size() < 2) {
            throw new IllegalArgumentException("runs (%s) must be two or more".formatted(runs.size()));
        }
        List<Map<String, StepRecord>> steps =
                runs.stream().map(run -> byName(store.steps(run.id()))).toList();
        List<Map<String, ComponentRecord>> components =
                runs.stream().map(run -> store.components(run.id())).toList();
        return new Comparison(
                List.copyOf(runs),
                differing(rows(runs.stream().map(Comparison::flat).toList())),
                code(store, runs, components),
                environment(store, runs, components),
                rows(runs.stream().map(run -> store.measures(run.id())).toList()),
                differing(rows(steps.stream().map(Comparison::contents).toList())),
                rows(steps));
    }

    private static Map<String, StepRecord> byName(List<StepRecord> steps) {
        var byName = new LinkedHashMap<String, StepRecord>();
        steps.forEach(step -> byName.put(step.name(), step));
        return byName;
    }

    private static Map<String, String> flat(RunRecord run) {
        var flat = new LinkedHashMap<String, String>();
        run.config()
                .forEach((step, values) ->
                        values.forEach((name, value) -> flat.put(step.isEmpty() ? name : step + "." + name, value)));
        return flat;
    }

    private static Map<String, String> contents(Map<String, StepRecord> steps) {
        var contents = new LinkedHashMap<String, String>();
        steps.values()
                .forEach(step -> step.artifacts()
                        .forEach(artifact -> contents.put(
                                artifact.name().equals("output") ? step.name() : step.name() + "." + artifact.name(),
                                artifact.content().brief())));
        return contents;
    }

    private static <T> List<Row<T>> rows(List<? extends Map<String, T>> runs) {
        Set<String> names = new LinkedHashSet<>();
        runs.forEach(run -> names.addAll(run.keySet()));
        var rows = new ArrayList<Row<T>>();
        for (String name : names) {
            var values = new ArrayList<@org.jspecify.annotations.Nullable T>();
            runs.forEach(run -> values.add(run.get(name)));
            rows.add(new Row<>(name, values));
        }
        return rows;
    }

    private static <T> List<Row<T>> differing(List<Row<T>> rows) {
        return rows.stream().filter(Row::differs).toList();
    }

    private static List<TextDifference> code(
            Store store, List<RunRecord> runs, List<Map<String, ComponentRecord>> components) {
        return texts(
                store,
                runs,
                components,
                (run, component) -> component.source().lines().toList());
    }

    private static List<TextDifference> environment(
            Store store, List<RunRecord> runs, List<Map<String, ComponentRecord>> components) {
        return texts(store, runs, components, (run, component) -> {
            var lines = new ArrayList<String>();
            lines.add("jvm " + run.jvm());
            component.imports().stream().sorted().map(i -> "import " + i).forEach(lines::add);
            component.dependencies().entrySet().stream()
                    .map(e -> "library " + e.getKey() + " "
                            + e.getValue()
                                    .substring(0, Math.min(12, e.getValue().length())))
                    .sorted()
                    .forEach(lines::add);
            return lines;
        });
    }

    private static List<TextDifference> texts(
            Store store,
            List<RunRecord> runs,
            List<Map<String, ComponentRecord>> components,
            java.util.function.BiFunction<RunRecord, ComponentRecord, List<String>> text) {
        // Steps that changed in the same way are told once: all steps lose the same JVM.
        Map<List<String>, Set<String>> titles = new LinkedHashMap<>();
        Function<Integer, String> suffix =
                i -> runs.size() > 2 ? " in " + store.brief(runs.get(i).id()) : "";
        for (int i = 1; i < runs.size(); i++) {
            for (var entry : components.get(i).entrySet()) {
                ComponentRecord before = components.get(0).get(entry.getKey());
                if (before == null) {
                    continue;
                }
                List<String> old = text.apply(runs.get(0), before);
                List<String> young = text.apply(runs.get(i), entry.getValue());
                if (!old.equals(young)) {
                    titles.computeIfAbsent(TextDifference.of("", old, young).lines(), l -> new LinkedHashSet<>())
                            .add(entry.getKey() + suffix.apply(i));
                }
            }
        }
        var differences = new ArrayList<TextDifference>();
        titles.forEach((lines, of) -> differences.add(new TextDifference(String.join(", ", of), lines)));
        return differences;
    }
}
