package org.brewline.engine.run;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Environment;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.component.Outputs;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.component.Progress;
import org.brewline.engine.component.Signature;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.config.Setting;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.Edge;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;
import org.slf4j.Logger;

/** Builds small pipelines of a class's static methods by hand: {@code new Pipes(My.class).step("a", "load").…}. */
final class Pipes {
    private static final Set<Class<?>> INJECTED = Set.of(Metrics.class, Outputs.class, Progress.class, Logger.class);
    private static final Set<Class<?>> CONFIG =
            Set.of(int.class, long.class, double.class, boolean.class, String.class, Path.class);

    private final Class<?> components;
    private final Map<String, StepNode> steps = new LinkedHashMap<>();
    private final Map<String, Map<String, Setting>> config = new LinkedHashMap<>();
    private String last = "";
    private String version = "1";

    Pipes(Class<?> components) {
        this.components = components;
    }

    /** What the components' code hashes to from here on. */
    Pipes code(String hash) {
        version = hash;
        return this;
    }

    Pipes step(String name) {
        return step(name, name);
    }

    Pipes step(String name, String method) {
        var node = new StepNode(
                name, spec(method, 0, Optional.empty(), true), Map.of(), Optional.empty(), Set.of(), "a test");
        return put(node);
    }

    private Pipes put(StepNode node) {
        steps.put(node.name(), node);
        last = node.name();
        return this;
    }

    Pipes bind(String parameter, Binding binding) {
        var node = steps.get(last);
        var bindings = new LinkedHashMap<>(node.bindings());
        bindings.put(parameter, binding);
        return put(new StepNode(node.name(), node.component(), bindings, node.condition(), node.after(), node.place()));
    }

    /** {@code "load"} for a whole output, {@code "split.train"} for a named one. */
    Pipes input(String parameter, String source) {
        return bind(parameter, from(source));
    }

    static Binding.FromStep from(String source) {
        int dot = source.indexOf('.');
        return dot < 0
                ? new Binding.FromStep(source, Binding.FromStep.ALL)
                : new Binding.FromStep(source.substring(0, dot), source.substring(dot + 1));
    }

    Pipes when(Condition condition) {
        var node = steps.get(last);
        return put(new StepNode(
                node.name(), node.component(), node.bindings(), Optional.of(condition), node.after(), node.place()));
    }

    Pipes after(String... others) {
        var node = steps.get(last);
        return put(new StepNode(
                node.name(), node.component(), node.bindings(), node.condition(), Set.of(others), node.place()));
    }

    Pipes retries(int retries) {
        return component(spec(steps.get(last).component().method().getName(), retries, Optional.empty(), true));
    }

    Pipes timeout(Duration timeout) {
        return component(spec(steps.get(last).component().method().getName(), 0, Optional.of(timeout), true));
    }

    Pipes uncached() {
        return component(spec(steps.get(last).component().method().getName(), 0, Optional.empty(), false));
    }

    private Pipes component(ComponentSpec spec) {
        var node = steps.get(last);
        return put(new StepNode(node.name(), spec, node.bindings(), node.condition(), node.after(), node.place()));
    }

    Pipes set(String parameter, Object value) {
        return set(parameter, value, String.valueOf(value), false);
    }

    Pipes secret(String parameter, String value, String name) {
        return set(parameter, value, name, true);
    }

    private Pipes set(String parameter, Object value, String text, boolean secret) {
        config.computeIfAbsent(last, k -> new LinkedHashMap<>())
                .put(parameter, new Setting(value, text, Setting.Origin.CONFIG, secret));
        return this;
    }

    ResolvedConfig config() {
        return new ResolvedConfig(Map.of(), config);
    }

    Pipeline pipeline() {
        var edges = new ArrayList<Edge>();
        steps.values()
                .forEach(step -> Bindings.predecessors(step)
                        .forEach(p -> edges.add(new Edge(p, step.name(), "", "", Edge.Reason.INPUT))));
        return new Pipeline("test", "", List.of(), List.copyOf(steps.values()), edges, "a test");
    }

    private ComponentSpec spec(String name, int retries, Optional<Duration> timeout, boolean cache) {
        Method method = Arrays.stream(components.getDeclaredMethods())
                .filter(m -> m.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
        method.setAccessible(true);
        var parameters = Arrays.stream(method.getParameters())
                .map(p -> parameter(p.getName(), p.getParameterizedType()))
                .toList();
        Type returned = method.getGenericReturnType();
        var signature = new Signature(name, "", parameters, returned, returned.getTypeName(), outputs(returned));
        var environment = new Environment("source of " + name, List.of(), Map.of(), new TreeMap<>(), version);
        return new ComponentSpec(signature, method, environment, "Test.java", retries, timeout, cache);
    }

    private static Parameter parameter(String name, Type type) {
        boolean optional = type instanceof ParameterizedType p && p.getRawType() == Optional.class;
        Type inner = optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        Parameter.Role role = INJECTED.contains(type)
                ? Parameter.Role.INJECTED
                : CONFIG.contains(type) ? Parameter.Role.CONFIG : Parameter.Role.INPUT;
        return new Parameter(name, role, inner, inner.getTypeName(), Optional.empty(), optional);
    }

    private static List<OutputSpec> outputs(Type type) {
        if (type == void.class) {
            return List.of();
        }
        if (type instanceof Class<?> c && c.isRecord()) {
            return Arrays.stream(c.getRecordComponents())
                    .map(r -> new OutputSpec(
                            r.getName(), r.getGenericType(), r.getGenericType().getTypeName()))
                    .toList();
        }
        return List.of(new OutputSpec(OutputSpec.WHOLE, type, type.getTypeName()));
    }
}
