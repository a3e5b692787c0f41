package org.brewline.notebook.language;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Java for the handle of one item of a list, as {@code mapEach} gives it to its lambda: with a record's components. */
final class ItemSource {
    private static final String P = "org.brewline.engine.pipeline.";

    private ItemSource() {}

    /** What the list consists of; empty if the type is no list. */
    static Optional<Type> elementOf(Type type) {
        boolean list = type instanceof ParameterizedType p
                && (p.getRawType() == List.class || p.getRawType() == Collection.class);
        return list ? Optional.of(((ParameterizedType) type).getActualTypeArguments()[0]) : Optional.empty();
    }

    /** The type of the item's handle. */
    static String handle(Type element) {
        String type = TypeSource.boxed(element);
        return switch (HandleSource.scalarKind(element)) {
            case NUMBER -> P + "Output.OfNumber<" + type + ">";
            case SCALAR -> P + "Output.OfScalar<" + type + ">";
            case NONE -> isRecord(element) ? recordHandle(element) : P + "Output<" + type + ">";
        };
    }

    /** The type of the item's handle as it is written outside of the class of the list's handle. */
    static String handleFrom(String owner, Type element) {
        return isRecord(element) ? owner + "." + recordHandle(element) : handle(element);
    }

    private static boolean isRecord(Type element) {
        return element instanceof Class<?> c && c.isRecord();
    }

    private static String recordHandle(Type element) {
        return ((Class<?>) element).getSimpleName() + "Item";
    }

    private static String made(Type element) {
        return handle(element).startsWith(P + "Output<")
                ? P + "Output.<" + TypeSource.boxed(element) + ">of(item)"
                : "new " + handle(element) + "(item)";
    }

    /** The method that a list handle has for its items. */
    static String itemOf(Type element) {
        return "@Override public %s itemOf(%sBinding item) { return %s; }\n"
                .formatted(handle(element), P, made(element));
    }

    /** The method of a handle for an output that is a list. */
    static String listOutput(String name, String type, Type element) {
        String list = "%sOutput.OfList<%s, %s>".formatted(P, type, handle(element));
        return "public %s %s() { return new %s(%sOutput.bindingOf(outputNamed(\"%s\")), item -> %s); }\n"
                .formatted(list, name, list, P, name, made(element));
    }

    /** The class of the handle, if the items are records; else nothing. */
    static String of(Type element) {
        if (!isRecord(element)) {
            return "";
        }
        var out = new StringBuilder();
        String name = recordHandle(element);
        out.append("final class %s extends %sOutput.OfItem<%s> {\n".formatted(name, P, TypeSource.boxed(element)));
        out.append("%s(%sBinding item) { super(item); }\n".formatted(name, P));
        for (RecordComponent component : ((Class<?>) element).getRecordComponents()) {
            String type = TypeSource.boxed(component.getGenericType());
            String form = "public %s%s<%s> %s() { return %s(\"%s\"); }\n";
            String field = component.getName();
            out.append(
                    switch (HandleSource.scalarKind(component.getGenericType())) {
                        case NUMBER -> form.formatted(P, "Output.OfNumber", type, field, "numberField", field);
                        case SCALAR -> form.formatted(P, "Output.OfScalar", type, field, "scalarField", field);
                        case NONE -> form.formatted(P, "Output", type, field, "field", field);
                    });
        }
        return out.append("}\n").toString();
    }

    /** The type of the field for a pipeline's list parameter, {@code List<X>} as the user wrote it. */
    static Optional<String> ofParameter(String type) {
        String bare = type.strip();
        if (!bare.startsWith("List<") || !bare.endsWith(">")) {
            return Optional.empty();
        }
        String element = bare.substring("List<".length(), bare.length() - 1).strip();
        return Optional.of(P + (PipelineSource.NUMBERS.contains(element) ? "Output.OfNumber<" : "Output.OfScalar<")
                + element + ">");
    }
}
