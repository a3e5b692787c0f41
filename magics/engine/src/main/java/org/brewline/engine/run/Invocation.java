package org.brewline.engine.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brewline.engine.artifact.ArtifactException;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.OutputSpec;
import org.jspecify.annotations.Nullable;

/** The call of a component's method, and its value as named outputs. */
final class Invocation {
    private Invocation() {}

    /** Calls the method; libraries that look for their parts through the thread find them where the component's code is. */
    static @Nullable Object call(ComponentSpec component, @Nullable Object[] arguments) throws Throwable {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(component.method().getDeclaringClass().getClassLoader());
        try {
            return component.method().invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * The outputs by name, in order.
     *
     * @throws ArtifactException if one is null
     */
    static Map<String, Object> outputs(ComponentSpec component, @Nullable Object value) {
        var outputs = new LinkedHashMap<String, Object>();
        for (OutputSpec output : component.signature().outputs()) {
            boolean whole = output.name().equals(OutputSpec.WHOLE);
            Object one = whole || value == null ? value : part(value, output.name());
            if (one == null) {
                throw new ArtifactException(
                        whole || value == null
                                ? "the component \"%s\" returned null; return a value, or declare it void"
                                        .formatted(component.name())
                                : "the component \"%s\" left its output \"%s\" null; every output needs a value"
                                        .formatted(component.name(), output.name()));
            }
            outputs.put(output.name(), one);
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
