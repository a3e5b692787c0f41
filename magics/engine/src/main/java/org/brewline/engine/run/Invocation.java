package org.brewline.engine.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brewline.engine.artifact.ArtifactException;
import org.brewline.engine.component.OutputSpec;
import org.jspecify.annotations.Nullable;

/** The call of a component's method, and its value as named outputs. */
public final class Invocation {
    private Invocation() {}

    /**
     * Calls the method, and throws what it throws. Libraries that look for their parts through the thread find them
     * where the component's code is.
     */
    public static @Nullable Object call(Method method, @Nullable Object[] arguments) throws Throwable {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(method.getDeclaringClass().getClassLoader());
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * The outputs by name, in order.
     *
     * @param component its name
     * @throws ArtifactException if one is null
     */
    public static Map<String, Object> outputs(String component, List<String> names, @Nullable Object value) {
        var outputs = new LinkedHashMap<String, Object>();
        for (String name : names) {
            boolean whole = name.equals(OutputSpec.WHOLE);
            Object one = whole || value == null ? value : part(value, name);
            if (one == null) {
                throw new ArtifactException(
                        whole || value == null
                                ? "the component \"%s\" returned null; return a value, or declare it void"
                                        .formatted(component)
                                : "the component \"%s\" left its output \"%s\" null; every output needs a value"
                                        .formatted(component, name));
            }
            outputs.put(name, one);
        }
        return outputs;
    }

    private static @Nullable Object part(Object recordValue, String name) {
        for (RecordComponent component : recordValue.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                try {
                    component.getAccessor().setAccessible(true);
                    return component.getAccessor().invoke(recordValue);
                } catch (ReflectiveOperationException e) {
                    throw new ArtifactException("the output \"%s\" can't be read: %s".formatted(name, e), e);
                }
            }
        }
        throw new IllegalStateException("the record has no component \"" + name + "\"");
    }
}
