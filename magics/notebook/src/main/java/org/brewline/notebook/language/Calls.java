package org.brewline.notebook.language;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.component.Signature;

/** What stands in the parentheses when a pipeline calls a component. */
public final class Calls {
    private Calls() {}

    /**
     * The inputs, and the records, lists and maps that are config without a default: they may stand there, fed by
     * another step's output, or be set by name.
     */
    public static List<Parameter> inParentheses(Signature signature) {
        return signature.parameters().stream()
                .filter(p -> p.role() == Parameter.Role.INPUT || isCompound(p))
                .toList();
    }

    private static boolean isCompound(Parameter parameter) {
        Class<?> raw = raw(parameter.type());
        return parameter.isRequiredConfig()
                && (raw.isRecord() || Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw));
    }

    private static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType p) {
            return (Class<?>) p.getRawType();
        }
        return type instanceof Class<?> c ? c : Object.class;
    }
}
