package org.brewline.notebook.workbench;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.ComponentReader;
import org.brewline.engine.component.ComponentSource;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.brewline.kernel.session.Session;
import org.brewline.notebook.language.Formal;

/**
 * The components of the notebook by name. The session may load a component's class anew at any time, because something
 * that it uses was redefined; the shelf then reads the component anew. Safe for many threads.
 */
public final class ComponentShelf {
    /** In the constants of a class whose method waits. */
    private static final String WAITING = "jdk/jshell/spi/SPIResolutionException";

    private final Session session;
    private final Supplier<SortedMap<String, String>> dependencies;
    private final Map<String, WrittenComponent> written = new LinkedHashMap<>();
    private final Map<String, ComponentSpec> specs = new LinkedHashMap<>();
    private final Map<String, ProblemsException> broken = new LinkedHashMap<>();
    private final Map<String, List<Problem>> warnings = new LinkedHashMap<>();

    /** @param dependencies coordinate of each resolved dependency to the SHA-256 of its file */
    ComponentShelf(Session session, Supplier<SortedMap<String, String>> dependencies) {
        this.session = session;
        this.dependencies = dependencies;
        session.onClassesLoaded(this::loaded);
    }

    /** The component of that name; empty if there is none, or none that can be used. */
    public synchronized Optional<ComponentSpec> find(String name) {
        return Optional.ofNullable(specs.get(name));
    }

    /** Every component that can be used, in the order of their first definition. */
    public synchronized List<ComponentSpec> all() {
        return List.copyOf(specs.values());
    }

    public synchronized List<String> names() {
        return List.copyOf(specs.keySet());
    }

    /** The component as it stands in its cell. */
    synchronized Optional<WrittenComponent> written(String name) {
        return Optional.ofNullable(written.get(name));
    }

    /** What is better not done in the component of that name. */
    synchronized List<Problem> warnings(String name) {
        return warnings.getOrDefault(name, List.of());
    }

    /** Why the component of that name can't be used. */
    synchronized Optional<ProblemsException> problems(String name) {
        return Optional.ofNullable(broken.get(name));
    }

    /** Every component that can't be used, with the reason. */
    synchronized Map<String, ProblemsException> broken() {
        return new LinkedHashMap<>(broken);
    }

    /** Says for what a component waits that was just loaded without it. */
    synchronized void waiting(String name, List<Problem> reasons) {
        broken.put(name, new ProblemsException(name + " waits for definitions", reasons));
    }

    /** Announces components whose classes are about to be loaded; gives what was announced before, to be restored. */
    synchronized Map<String, WrittenComponent> announce(Collection<WrittenComponent> components) {
        var before = new LinkedHashMap<>(written);
        components.forEach(c -> written.put(c.name(), c));
        return before;
    }

    synchronized void restore(Map<String, WrittenComponent> before) {
        written.clear();
        written.putAll(before);
    }

    /** Reads the components among classes that came to be. */
    synchronized void loaded(List<Class<?>> classes) {
        for (Class<?> loaded : classes) {
            methods(loaded).forEach(this::read);
        }
    }

    private static List<Method> methods(Class<?> loaded) {
        try {
            return Arrays.stream(loaded.getDeclaredMethods())
                    .filter(m -> m.isAnnotationPresent(Component.class))
                    .toList();
        } catch (LinkageError incomplete) {
            return List.of(); // a class whose types are not all there has no component that could run
        }
    }

    private void read(Method method) {
        String given = method.getAnnotation(Component.class).value();
        String name = given.isEmpty() ? method.getName() : given;
        WrittenComponent component = written.get(name);
        if (component == null || !isOf(component, method)) {
            return;
        }
        specs.remove(name);
        broken.remove(name);
        if (waits(method)) {
            broken.put(name, new ProblemsException(name + " waits for a definition", List.of()));
            return;
        }
        try {
            method.setAccessible(true);
            ComponentSource source = source(component);
            ComponentSpec spec = ComponentReader.read(method, source);
            specs.put(name, spec);
            warnings.put(name, ComponentReader.warnings(spec, source));
        } catch (ProblemsException e) {
            broken.put(name, e);
        }
    }

    /** Whether the component's body does not compile yet, and nobody said why. */
    synchronized boolean waits(String name) {
        ProblemsException why = broken.get(name);
        return why != null && why.problems().isEmpty();
    }

    /** Whether the session gave the method a body that only throws, as something in the real one is not defined yet. */
    private boolean waits(Method method) {
        return session.classBytes(method.getDeclaringClass().getName())
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(WAITING))
                .orElse(false);
    }

    /** Whether the method is the one that was written last, and not an overload that an earlier cell left. */
    private static boolean isOf(WrittenComponent component, Method method) {
        List<String> names =
                Arrays.stream(method.getParameters()).map(Parameter::getName).toList();
        List<String> types = Arrays.stream(method.getParameterTypes())
                .map(t -> t.getSimpleName())
                .toList();
        return names.equals(component.declaration().formals().stream()
                        .map(Formal::name)
                        .toList())
                && types.equals(component.declaration().formals().stream()
                        .map(f -> simpleName(f.type()))
                        .toList());
    }

    private static String simpleName(String typeSource) {
        String raw = typeSource.replaceAll("(?s)<.*>", "").replaceAll("\\s", "").replace("...", "[]");
        return raw.substring(raw.lastIndexOf('.') + 1);
    }

    private ComponentSource source(WrittenComponent component) {
        var types = component.declaration().formals().stream()
                .collect(Collectors.toMap(Formal::name, Formal::type, (a, b) -> a, LinkedHashMap::new));
        return new ComponentSource(
                component.cell().text(),
                component.declaration().documentation(),
                new ArrayList<>(component.cell().imports()),
                types,
                component.declaration().type(),
                component.place().toString(),
                session::classBytes,
                dependencies.get(),
                (className, line) -> session.locate(className, line).map(Object::toString));
    }
}
