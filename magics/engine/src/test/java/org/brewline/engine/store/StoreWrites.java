package org.brewline.engine.store;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Environment;
import org.brewline.engine.component.Signature;
import org.brewline.engine.pipeline.PipelineShape;

/** Writes runs without running anything. */
final class StoreWrites {
    static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);

    private StoreWrites() {}

    static Journal begin(Store store, RunId id, String... steps) {
        var components = new LinkedHashMap<String, ComponentSpec>();
        for (String step : steps) {
            components.put(step, component());
        }
        var shape = new PipelineShape("penguins", "", List.of(), List.of(), List.of());
        return store.begin(new RunStart(id, shape, NOW, "a JVM", Map.of(), components, List.of(), Optional.empty()));
    }

    static Journal begin(Store store, String... steps) {
        return begin(store, store.newRunId(), steps);
    }

    static StepEnd end(String step, List<Artifact> artifacts) {
        return new StepEnd(step, NOW, List.of(), artifacts, Optional.empty(), Optional.empty());
    }

    static void finished(Store store, Journal journal, String step, Object value) {
        journal.stepFinished(end(step, List.of(store.write("output", "Object", value))))
                .join();
    }

    static ComponentSpec component() {
        try {
            Method method = StoreWrites.class.getDeclaredMethod("component");
            var signature = new Signature("load", "", List.of(), void.class, "void", List.of());
            var environment = new Environment("void load() {}", List.of(), Map.of(), new TreeMap<>(), "hash");
            return new ComponentSpec(signature, method, environment, "cell 1", 0, Optional.empty(), true);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
