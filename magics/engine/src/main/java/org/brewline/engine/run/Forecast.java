package org.brewline.engine.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.run.CacheForecast.Verdict;
import org.brewline.engine.store.CachedStep;
import org.brewline.engine.store.Store;

/** Goes through a pipeline as a run would, but executes nothing: what follows a step that is not cached stays open. */
final class Forecast {
    private final Store store;
    private final Pipeline pipeline;
    private final ResolvedConfig config;
    private final Values values;
    private final CacheKeys keys;
    private final boolean useCache;
    private final Map<String, CacheForecast> told = new LinkedHashMap<>();

    /** @param values those of a run that has not begun */
    Forecast(Store store, Pipeline pipeline, ResolvedConfig config, Values values, CacheKeys keys, boolean useCache) {
        this.store = store;
        this.pipeline = pipeline;
        this.config = config;
        this.values = values;
        this.keys = keys;
        this.useCache = useCache;
    }

    /** Every step, in the pipeline's order. */
    List<CacheForecast> steps() {
        var scheduler = new Scheduler(pipeline, values::value);
        var moves = new ArrayDeque<>(scheduler.begin());
        while (!moves.isEmpty()) {
            Scheduler.Move move = moves.remove();
            if (move instanceof Scheduler.Move.Start start) {
                if (isCached(step(start.step()))) {
                    moves.addAll(scheduler.ended(start.step(), Scheduler.End.SUCCEEDED));
                }
            } else if (move instanceof Scheduler.Move.Skip skip) {
                tell(skip.step(), Verdict.SKIPPED, skip.reason());
            } else if (move instanceof Scheduler.Move.Fail fail) {
                tell(fail.step(), Verdict.OPEN, String.valueOf(fail.cause().getMessage()));
            }
        }
        return pipeline.steps().stream()
                .map(step -> told.getOrDefault(step.name(), open(step)))
                .toList();
    }

    private CacheForecast open(StepNode step) {
        if (step.role().atExit()) {
            return new CacheForecast(step.name(), Verdict.OPEN, List.of("it runs at the end, whatever happens"));
        }
        if (step.role().isRepeated()) {
            return new CacheForecast(
                    step.name(),
                    Verdict.OPEN,
                    List.of("it runs for each item of a list, and each has a cache of its own"));
        }
        String before = Bindings.predecessors(step).stream()
                .filter(p -> {
                    CacheForecast of = told.get(p);
                    return of == null || of.verdict() == Verdict.EXECUTED;
                })
                .findFirst()
                .orElse("another step");
        return new CacheForecast(step.name(), Verdict.OPEN, List.of("it waits for what %s gives".formatted(before)));
    }

    private StepNode step(String name) {
        return pipeline.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void tell(String step, Verdict verdict, String... reasons) {
        told.put(step, new CacheForecast(step, verdict, List.of(reasons)));
    }

    private boolean isCached(StepNode step) {
        try {
            var inputs = new StepInputs(step, config, values);
            Optional<CacheKey> key = keys.of(step, inputs, inputs.taken());
            Optional<CachedStep> found = useCache && step.component().cache()
                    ? key.flatMap(k -> store.cache().find(k.digest()))
                    : Optional.empty();
            if (found.isPresent()) {
                values.put(step.name(), found.get().artifacts(), Map.of());
                tell(
                        step.name(),
                        Verdict.CACHED,
                        "nothing changed since run "
                                + store.brief(found.get().origin().run()));
                return true;
            }
            told.put(step.name(), new CacheForecast(step.name(), Verdict.EXECUTED, reasons(step, key)));
        } catch (IOException e) {
            tell(step.name(), Verdict.EXECUTED, "a file that its config names can't be read: " + e.getMessage());
        }
        return false;
    }

    private List<String> reasons(StepNode step, Optional<CacheKey> key) {
        if (!useCache) {
            return List.of("the cache is off for this run");
        }
        if (!step.component().cache()) {
            return List.of("its component is declared as not to be cached");
        }
        if (key.isEmpty()) {
            return List.of("its code is not known");
        }
        Optional<CacheKey> before = store.cache()
                .lastParts(pipeline.name(), step.name(), store.newRunId())
                .map(CacheKey::ofJson);
        if (before.isEmpty()) {
            return List.of("no run of \"%s\" finished it before".formatted(pipeline.name()));
        }
        List<String> differences = key.get().differencesFrom(before.get());
        return differences.isEmpty() ? List.of("nothing changed, but its outputs are gone") : differences;
    }
}
