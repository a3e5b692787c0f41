package org.brewline.engine.run;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Html;
import org.brewline.engine.artifact.Markdown;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.component.Signature;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.config.Setting;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * The values of a run, as its steps take them. What was stored is the truth: a consumer gets the value read back, an
 * object of its own, so that no step sees what another one did to it and a run from the cache sees the same as a cold
 * one. Only values of types that can't be changed are handed on as they are.
 */
final class Values {
    private static final Set<Class<?>> IMMUTABLE = Set.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class,
            String.class,
            BigDecimal.class,
            BigInteger.class,
            URI.class,
            UUID.class,
            Duration.class,
            Html.class,
            Markdown.class);

    private final Store store;
    private final Map<String, StepNode> steps = new ConcurrentHashMap<>();
    private final ResolvedConfig config;
    private final Optional<ClassLoader> loader;
    private final Map<String, ItemValues> items = new ConcurrentHashMap<>();
    private final Map<String, Results> results = new ConcurrentHashMap<>();

    Values(Store store, Pipeline pipeline, ResolvedConfig config, Optional<ClassLoader> loader) {
        this.store = store;
        this.config = config;
        this.loader = loader;
        pipeline.steps().forEach(step -> steps.put(step.name(), step));
    }

    /** Reads the list of a fan-out and makes its items known; gives how many there are. */
    int expand(FanOut fanOut) {
        Object list = value(fanOut.items());
        if (!(list instanceof Iterable<?> iterable)) {
            throw new IllegalStateException(
                    "%s is no list, so it can't be mapped: %s".formatted(Bindings.text(fanOut.items()), list));
        }
        var elements = new ItemValues(store, fanOut, iterable);
        items.put(fanOut.name(), elements);
        return elements.count();
    }

    /** One step more, for an item. */
    void add(StepNode step) {
        steps.put(step.name(), step);
    }

    private ItemValues itemsOf(Binding.Item item) {
        ItemValues of = items.get(item.fanOut());
        if (of == null) {
            throw new IllegalStateException("the items of \"%s\" are not known yet".formatted(item.fanOut()));
        }
        return of;
    }

    /** An item, or a part of it, as an artifact: for lineage and for cache keys. */
    Artifact artifact(Binding.Item item) {
        return itemsOf(item).artifact(item);
    }

    /** The step whose output the item is in; empty if the list is config. */
    String sourceOf(Binding.Item item) {
        List<Binding.FromStep> from = presentSources(itemsOf(item).list());
        return from.isEmpty() ? "" : from.get(0).step();
    }

    /** The outputs that a binding reads in this run: of alternatives the one that ran, of repeated steps those that did. */
    List<Binding.FromStep> presentSources(Binding binding) {
        if (binding instanceof Binding.FirstOf first) {
            return List.of(present(first));
        }
        if (binding instanceof Binding.Gathered gathered) {
            return elements(gathered);
        }
        return Bindings.sources(binding);
    }

    private List<Binding.FromStep> elements(Binding.Gathered gathered) {
        String step = Bindings.sources(gathered).get(0).step();
        ItemValues of = items.get(step(step).role().fanOut());
        return of == null
                ? List.of()
                : FanOut.elements(gathered, of.count()).stream()
                        .flatMap(element -> Bindings.sources(element).stream()
                                .filter(this::has)
                                .limit(1))
                        .toList();
    }

    /** A step's outputs: in the store, and those that may be handed on as they are. */
    record Results(Map<String, Artifact> artifacts, Map<String, Object> shared) {}

    void put(String step, List<Artifact> artifacts, Map<String, Object> produced) {
        var byName = new java.util.LinkedHashMap<String, Artifact>();
        artifacts.forEach(artifact -> byName.put(artifact.name(), artifact));
        var shared = new java.util.HashMap<String, Object>();
        produced.forEach((name, value) -> {
            if (isImmutable(value)) {
                shared.put(name, value);
            }
        });
        results.put(step, new Results(byName, shared));
    }

    static boolean isImmutable(Object value) {
        return IMMUTABLE.contains(value.getClass())
                || value instanceof Enum<?>
                || value.getClass().getName().startsWith("java.time.");
    }

    boolean has(Binding.FromStep source) {
        return results.containsKey(source.step());
    }

    @Nullable
    Object value(Binding binding) {
        if (binding instanceof Binding.Constant constant) {
            return constant.value();
        }
        if (binding instanceof Binding.FromParam param) {
            return param(param.name()).value();
        }
        if (binding instanceof Binding.FromStep from) {
            return output(from);
        }
        if (binding instanceof Binding.FirstOf first) {
            return output(present(first));
        }
        if (binding instanceof Binding.Item item) {
            return itemsOf(item).value(item, loader.orElseGet(() -> loaderFor(item.fanOut())));
        }
        if (binding instanceof Binding.Gathered gathered) {
            var gatheredValues = new ArrayList<Object>();
            elements(gathered).forEach(element -> gatheredValues.add(output(element)));
            return gatheredValues;
        }
        var elements = new ArrayList<Object>();
        ((Binding.Collected) binding).elements().forEach(element -> elements.add(output(element)));
        return elements;
    }

    /** As {@link #value}, in a form that can go to another process. */
    Argument argument(Binding binding) {
        if (binding instanceof Binding.Constant constant) {
            return new Argument.Plain(constant.value());
        }
        if (binding instanceof Binding.FromParam param) {
            return new Argument.Plain(param(param.name()).value());
        }
        if (binding instanceof Binding.FromStep from) {
            return stored(from);
        }
        if (binding instanceof Binding.FirstOf first) {
            return stored(present(first));
        }
        if (binding instanceof Binding.Item item) {
            return new Argument.Stored(artifact(item), itemsOf(item).type(item));
        }
        List<Binding.FromStep> elements = binding instanceof Binding.Gathered gathered
                ? elements(gathered)
                : ((Binding.Collected) binding).elements();
        return new Argument.Elements(elements.stream().map(this::stored).toList());
    }

    private Argument stored(Binding.FromStep source) {
        Signature signature = step(source.step()).component().signature();
        Results of = resultsOf(source.step());
        if (source.isWhole() && signature.returnsRecord()) {
            Class<?> type = raw(signature.returnType());
            return new Argument.Whole(
                    type,
                    Arrays.stream(type.getRecordComponents())
                            .map(c -> stored(of, source.step(), c.getName()))
                            .toList());
        }
        return stored(of, source.step(), source.isWhole() ? OutputSpec.WHOLE : source.output());
    }

    private Argument stored(Results of, String step, String output) {
        return new Argument.Stored(
                artifact(of, step, output), typeOf(step(step).component().signature(), output));
    }

    /** The user's classes that what a binding reads may be made of. */
    Map<String, byte[]> classes(Binding binding) {
        var classes = new java.util.LinkedHashMap<String, byte[]>();
        var sources = new ArrayList<>(presentSources(binding));
        if (binding instanceof Binding.Item item) {
            sources.addAll(presentSources(itemsOf(item).list()));
        }
        sources.forEach(source ->
                step(source.step()).component().environment().classes().forEach(classes::putIfAbsent));
        return classes;
    }

    Binding.FromStep present(Binding.FirstOf first) {
        return first.candidates().stream()
                .filter(this::has)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("none of " + Bindings.text(first) + " ran"));
    }

    Setting param(String name) {
        Setting setting = config.params().get(name);
        if (setting == null) {
            throw new IllegalStateException("the pipeline's config \"%s\" has no value".formatted(name));
        }
        return setting;
    }

    /** The artifacts behind a source: one, or all components of a record that is taken whole. */
    List<Artifact> artifacts(Binding.FromStep source) {
        Results of = resultsOf(source.step());
        Signature signature = step(source.step()).component().signature();
        if (!source.isWhole()) {
            return List.of(artifact(of, source.step(), source.output()));
        }
        return signature.outputs().stream()
                .map(output -> artifact(of, source.step(), output.name()))
                .toList();
    }

    private Object output(Binding.FromStep source) {
        Signature signature = step(source.step()).component().signature();
        if (source.isWhole() && signature.returnsRecord()) {
            return record(source.step(), signature);
        }
        String name = source.isWhole() ? OutputSpec.WHOLE : source.output();
        return one(source.step(), name, typeOf(signature, name));
    }

    private Object one(String step, String output, Type type) {
        Results of = resultsOf(step);
        Object shared = of.shared().get(output);
        return shared != null ? shared : store.value(artifact(of, step, output), type, loaderFor(step));
    }

    private Object record(String step, Signature signature) {
        Class<?> type = raw(signature.returnType());
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = Arrays.stream(components)
                .map(c -> one(step, c.getName(), typeOf(signature, c.getName())))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "the record %s refuses its own values".formatted(type.getName()), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the record %s can't be made again".formatted(type.getName()), e);
        }
    }

    private static Type typeOf(Signature signature, String output) {
        return signature.outputs().stream()
                .filter(o -> o.name().equals(output))
                .findFirst()
                .map(OutputSpec::type)
                .orElse(java.nio.file.Path.class); // a file that the step wrote
    }

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> c) {
            return c;
        }
        return type instanceof ParameterizedType generic ? raw(generic.getRawType()) : Object.class;
    }

    private static Artifact artifact(Results of, String step, String output) {
        Artifact artifact = of.artifacts().get(output);
        if (artifact == null) {
            throw new IllegalStateException("the step \"%s\" has no output \"%s\"".formatted(step, output));
        }
        return artifact;
    }

    private Results resultsOf(String step) {
        Results of = results.get(step);
        if (of == null) {
            throw new IllegalStateException("the step \"%s\" has no outputs: it did not finish".formatted(step));
        }
        return of;
    }

    private StepNode step(String name) {
        StepNode step = steps.get(name);
        if (step == null) {
            throw new IllegalStateException("no step \"" + name + "\"");
        }
        return step;
    }

    private ClassLoader loaderFor(String step) {
        return loader.orElseGet(() -> {
            ClassLoader own =
                    step(step).component().method().getDeclaringClass().getClassLoader();
            return own != null ? own : ClassLoader.getSystemClassLoader();
        });
    }
}
