package org.brewline.engine.component;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.config.ProblemList;
import org.brewline.engine.config.ProblemsException;

/**
 * The components of plain Java classes: their static methods with {@link Component}.
 *
 * <pre>{@code
 * Components components = Components.of(Penguins.class);
 * ComponentSpec load = components.get("load");
 * }</pre>
 */
public final class Components {
    private final Map<String, ComponentSpec> byName;

    private Components(Map<String, ComponentSpec> byName) {
        this.byName = byName;
    }

    /**
     * The components of these classes, which are compiled with {@code -parameters}.
     *
     * @throws ProblemsException with every problem of every component
     */
    public static Components of(Class<?>... classes) {
        var problems = new ProblemList();
        var byName = new LinkedHashMap<String, ComponentSpec>();
        for (Class<?> declaring : classes) {
            List<Method> methods = Arrays.stream(declaring.getDeclaredMethods())
                    .filter(m -> m.isAnnotationPresent(Component.class))
                    .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                    .toList();
            if (methods.isEmpty()) {
                problems.add(
                        declaring.getSimpleName() + " has no component", "", "mark static methods with @Component");
            }
            methods.forEach(method -> add(method, byName, problems));
        }
        problems.throwIfAny("The components can't be used");
        return new Components(byName);
    }

    public Optional<ComponentSpec> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The component of that name.
     *
     * @throws ProblemsException if there is none; names the nearest
     */
    public ComponentSpec get(String name) {
        return find(name).orElseThrow(() -> {
            var problems = new ProblemList();
            problems.add(
                    "no component " + name,
                    "",
                    NearestName.advice(name, names(), "there are " + String.join(", ", names())));
            return new ProblemsException("The component was not found", problems.sorted());
        });
    }

    public Collection<String> names() {
        return List.copyOf(byName.keySet());
    }

    private static void add(Method method, Map<String, ComponentSpec> byName, ProblemList problems) {
        try {
            ComponentSpec spec = ComponentReader.read(method, source(method));
            ComponentSpec other = byName.putIfAbsent(spec.name(), spec);
            if (other != null) {
                problems.add(
                        "two components are called " + spec.name(),
                        spec.place(),
                        "the other is in " + other.place() + "; name one with @Component(\"…\")");
            }
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
    }

    private static ComponentSource source(Method method) {
        Class<?> declaring = method.getDeclaringClass();
        return new ComponentSource(
                "",
                "",
                List.of(),
                Map.of(),
                "",
                file(declaring.getName()),
                new ClassPathBytes(declaring),
                new TreeMap<>(),
                (className, line) -> Optional.of(file(className) + ":" + line));
    }

    private static String file(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$');
        return (nested < 0 ? simple : simple.substring(0, nested)) + ".java";
    }
}
