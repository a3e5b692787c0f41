package org.brewline.kernel.session;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.Arrays;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/**
 * Asks JShell where a snippet stands in the class that it made of it. JShell does not export this, so the kernel is
 * started with {@code --add-opens jdk.jshell/jdk.jshell=ALL-UNNAMED}; without it positions are missing, nothing else.
 */
final class WrapLines {
    private WrapLines() {}

    /** The line in the snippet, from 1, of a line of its class; 0 if unknown. */
    static int toSnippetLine(Snippet snippet, int wrapLine) {
        try {
            return toSourceLine(call(snippet, "outerWrap"), wrapLine);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return 0;
        }
    }

    /** The line in what JShell wrapped, from 1, of a line of the class; 0 if unknown. */
    static int toSourceLine(Object wrap, int wrapLine) {
        try {
            Method toSnippet = accessible(find(wrap.getClass(), "wrapLineToSnippetLine", int.class));
            return (int) toSnippet.invoke(wrap, wrapLine - 1) + 1;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return 0;
        }
    }

    /** The binary name of the class that JShell made of a snippet; null if unknown. */
    static @Nullable String className(Snippet snippet) {
        try {
            return (String) call(snippet, "classFullName");
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static Object call(Snippet snippet, String name) throws ReflectiveOperationException {
        return accessible(find(snippet.getClass(), name)).invoke(snippet);
    }

    private static Method find(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Method method : c.getDeclaredMethods()) {
                if (method.getName().equals(name) && Arrays.equals(method.getParameterTypes(), parameters)) {
                    return method;
                }
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static <T extends AccessibleObject> T accessible(T object) {
        object.setAccessible(true);
        return object;
    }
}
