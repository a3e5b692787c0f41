package org.brewline.engine.component;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.artifact.SessionNames;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemList;
import org.brewline.engine.config.ProblemsException;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Makes a component of a method: reads its signature, captures the code that it uses, and refuses what can't be
 * repeated.
 *
 * <pre>{@code
 * ComponentSpec spec = ComponentReader.read(method, source);
 * spec.signature().config();
 * }</pre>
 */
public final class ComponentReader {
    private ComponentReader() {}

    /**
     * The component that a method is.
     *
     * @throws ProblemsException with everything that keeps it from being one
     */
    public static ComponentSpec read(Method method, ComponentSource source) {
        var problems = new ProblemList();
        @Nullable Component declared = method.getAnnotation(Component.class);
        String name = declared == null || declared.value().isEmpty() ? method.getName() : declared.value();
        checkMethod(method, name, source, problems);
        Signature signature = new SignatureReader(method, source, name, problems).read();
        Environment environment = environment(method, source, name, problems);
        var limits = new ComponentLimits(declared, name, source.place(), problems);
        Optional<Duration> timeout = limits.timeout();
        RetryPolicy retry = limits.retry();
        Resources resources = limits.resources();
        Isolation isolation = limits.isolation();
        problems.throwIfAny(name + " is no component");
        method.setAccessible(true);
        return new ComponentSpec(
                signature, method, environment, source.place(), retry, timeout, limits.cache(), resources, isolation);
    }

    /** What a notebook's component may do, but is better not done, with its line. */
    public static List<Problem> warnings(ComponentSpec component, ComponentSource source) {
        Method method = component.method();
        var start = new UserMethod(
                Type.getInternalName(method.getDeclaringClass()), method.getName(), Type.getMethodDescriptor(method));
        var warnings = new ProblemList();
        if (SessionNames.isWrapper(start.owner())) {
            ReachedCode code = ReachedCode.from(new UserClasses(source.classes()), start);
            new ReflectiveNames(source, component.name(), new ProblemList(), warnings).findIn(code.methods());
        }
        return warnings.sorted();
    }

    private static void checkMethod(Method method, String name, ComponentSource source, ProblemList problems) {
        if (!Modifier.isStatic(method.getModifiers())) {
            problems.add(name + " is not static", source.place(), "write static: a step has no object to be called on");
        }
        if (method.getTypeParameters().length > 0) {
            problems.add(
                    name + " has type parameters of its own",
                    source.place(),
                    "write the types out: what flows between steps has one type");
        }
    }

    private static Environment environment(Method method, ComponentSource source, String name, ProblemList problems) {
        var start = new UserMethod(
                Type.getInternalName(method.getDeclaringClass()), method.getName(), Type.getMethodDescriptor(method));
        var classes = new UserClasses(source.classes());
        ReachedCode code = ReachedCode.from(classes, start);
        if (!code.methods().containsKey(start)) {
            problems.add(
                    "the byte code of " + name + " was not found",
                    source.place(),
                    "its class must be one of the user's classes");
        }
        new NotebookVariables(source, name, problems).refuseIn(code.methods());
        if (SessionNames.isWrapper(start.owner())) {
            new ReflectiveNames(source, name, problems, new ProblemList()).findIn(code.methods());
        }
        return new Environment(
                source.text(),
                source.imports(),
                classes.closure(start.owner()),
                source.dependencies(),
                CodeHash.of(code, classes, start));
    }
}
