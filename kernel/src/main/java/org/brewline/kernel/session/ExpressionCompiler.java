package org.brewline.kernel.session;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/**
 * Compiles an expression once, with JShell's own compiler. JShell compiles it four times: twice to learn the type of the
 * variable that it makes of it, once to see whether it is right, and once more for its class.
 *
 * <p>JShell exports none of this, so the kernel is started with {@code --add-opens jdk.jshell/jdk.jshell=ALL-UNNAMED};
 * without it, or where another JDK's JShell is made differently, there is no such compiler, and JShell evaluates as it
 * does. The caller holds the lock of JShell.
 */
final class ExpressionCompiler {
    private final Object outerWraps;
    private final Object tasks;
    private final Object snippets;
    private final Method wrapReturn;
    private final Method wrapClass;
    private final Method compile;
    private final Method snippetOf;
    private final Class<?> worker;

    /**
     * What an expression became.
     *
     * @param wrap JShell's wrap, which knows the lines
     * @param classes byte code by binary name, the class with the method {@code do_it$} first
     */
    record Compiled(Object wrap, Map<String, byte[]> classes) {}

    private ExpressionCompiler(JShell shell) throws ReflectiveOperationException {
        outerWraps = field(shell, "outerMap");
        tasks = field(shell, "taskFactory");
        snippets = field(shell, "maps");
        Class<?> wrap = Class.forName("jdk.jshell.Wrap");
        worker = Class.forName("jdk.jshell.TaskFactory$Worker");
        wrapReturn = accessible(wrap.getDeclaredMethod("methodReturnWrap", String.class));
        wrapClass = accessible(outerWraps.getClass().getDeclaredMethod("wrapInTrialClass", wrap));
        compile = accessible(tasks.getClass().getDeclaredMethod("compile", Collection.class, worker));
        snippetOf = accessible(snippets.getClass().getDeclaredMethod("getSnippetDeadOrAlive", int.class));
    }

    /** Empty where JShell's inside can't be used. */
    static Optional<ExpressionCompiler> of(JShell shell) {
        try {
            return Optional.of(new ExpressionCompiler(shell));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Empty if it does not compile. */
    Optional<Compiled> compile(String expression) {
        try {
            Object outer = call(wrapClass, outerWraps, call(wrapReturn, null, expression));
            Object work = Proxy.newProxyInstance(
                    worker.getClassLoader(),
                    new Class<?>[] {worker},
                    (proxy, method, arguments) -> done(arguments[0], outer));
            Object classes = call(compile, tasks, List.of(outer), work);
            return classes instanceof Map<?, ?> byName && !byName.isEmpty()
                    ? Optional.of(new Compiled(outer, classes(byName)))
                    : Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The declaration that waits for others, of the number that its stand-in throws. */
    Optional<Snippet> waiting(int number) {
        try {
            return call(snippetOf, snippets, number) instanceof Snippet snippet
                    ? Optional.of(snippet)
                    : Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, byte[]> done(Object task, Object outer) throws ReflectiveOperationException {
        var compiled = new LinkedHashMap<String, byte[]>();
        if (Boolean.TRUE.equals(call(accessible(task.getClass().getDeclaredMethod("compile")), task))
                && field(task, "classObjs") instanceof Map<?, ?> files
                && files.get(outer) instanceof List<?> ofExpression) {
            for (Object file : ofExpression) {
                Method name = accessible(file.getClass().getMethod("getName"));
                Method bytes = accessible(file.getClass().getMethod("getBytes"));
                compiled.put((String) call(name, file), (byte[]) call(bytes, file));
            }
        }
        return compiled;
    }

    private static Map<String, byte[]> classes(Map<?, ?> found) {
        var classes = new LinkedHashMap<String, byte[]>();
        found.forEach((name, bytes) -> classes.put((String) name, (byte[]) bytes));
        return classes;
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        Field field = accessible(of.getClass().getDeclaredField(name));
        return field.get(of);
    }

    private static Object call(Method method, @Nullable Object on, Object... arguments)
            throws ReflectiveOperationException {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private static <T extends AccessibleObject> T accessible(T object) {
        object.setAccessible(true);
        return object;
    }
}
