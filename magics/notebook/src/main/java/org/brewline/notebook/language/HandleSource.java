package org.brewline.notebook.language;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.component.Signature;
import org.brewline.engine.pipeline.PipelinePart;
import org.jspecify.annotations.Nullable;

/**
 * Java for one component inside a pipeline's class: a handle class with a method for each config and each named output,
 * and methods of the component's name that take the inputs and give the handle.
 */
final class HandleSource {
    private static final String P = "org.brewline.engine.pipeline.";
    private static final Set<String> WORDS_OF_SCALARS = Set.of("is", "isNot", "atLeast", "atMost", "above", "below");
    private static final int MOST_CHOICES = 3;

    private final String owner;
    private final Signature signature;
    private final String base;
    private final String handle;
    private final StringBuilder out = new StringBuilder();

    private HandleSource(String owner, Signature signature, String base) {
        this.owner = owner;
        this.signature = signature;
        this.base = base;
        this.handle = handleName(signature.name());
    }

    /** @param owner the name of the pipeline's class */
    static String of(String owner, ComponentSpec component) {
        return new HandleSource(owner, component.signature(), "Step").source();
    }

    /** The same for a pipeline that the other one may contain. */
    static String of(String owner, PipelinePart part) {
        return new HandleSource(owner, part.signature(), "Nested").source();
    }

    /** {@code TrainSvcStep} for {@code trainSvc}. */
    static String handleName(String component) {
        return Character.toUpperCase(component.charAt(0)) + component.substring(1) + "Step";
    }

    private String source() {
        String whole = TypeSource.boxed(signature.returnType());
        out.append("final class %s extends %s<%s, %s>%s {\n"
                .formatted(
                        handle,
                        P + base,
                        handle,
                        whole,
                        ItemSource.elementOf(signature.returnType())
                                .map(e -> " implements %sListValue<%s, %s>"
                                        .formatted(P, whole, ItemSource.handleFrom(handle, e)))
                                .orElseGet(() -> scalar(whole))));
        ItemSource.elementOf(signature.returnType()).ifPresent(e -> out.append(ItemSource.itemOf(e)));
        items();
        for (Parameter parameter : signature.parameters()) {
            if (parameter.role() == Parameter.Role.CONFIG) {
                setter(parameter);
            }
        }
        if (signature.returnsRecord()) {
            signature.outputs().forEach(this::output);
        }
        List<Parameter> inputs = signature.inputs();
        List<Parameter> more = Calls.inParentheses(signature);
        constructor(inputs);
        if (more.size() > inputs.size()) {
            constructor(more);
        }
        out.append("}\n");
        calls(inputs);
        if (more.size() > inputs.size()) {
            calls(more);
        }
        return out.toString();
    }

    private String scalar(String whole) {
        boolean clash = signature.config().stream().anyMatch(p -> WORDS_OF_SCALARS.contains(p.name()));
        return switch (scalarKind(signature.returnType())) {
            case NUMBER -> clash ? "" : " implements " + P + "NumberScalar<" + whole + ">";
            case SCALAR -> clash ? "" : " implements " + P + "Scalar<" + whole + ">";
            case NONE -> "";
        };
    }

    private void setter(Parameter parameter) {
        String body = "(%s value) { return bindConfig(\"" + parameter.name() + "\", value); }\n";
        String start = "public " + handle + " " + parameter.name();
        out.append(start).append(body.formatted(TypeSource.of(parameter.type())));
        out.append(start).append(body.formatted(P + "Value<? extends " + TypeSource.boxed(parameter.type()) + ">"));
    }

    /** A handle for the items of each list that the component gives, if they are records. */
    private void items() {
        var elements = new LinkedHashMap<String, Type>();
        Stream.concat(
                        Stream.of(signature.returnType()),
                        signature.outputs().stream().map(OutputSpec::type))
                .flatMap(type -> ItemSource.elementOf(type).stream())
                .forEach(element -> elements.putIfAbsent(ItemSource.handle(element), element));
        elements.values().forEach(element -> out.append(ItemSource.of(element)));
    }

    private void output(OutputSpec output) {
        String type = TypeSource.boxed(output.type());
        Optional<Type> element = ItemSource.elementOf(output.type());
        if (element.isPresent()) {
            out.append(ItemSource.listOutput(output.name(), type, element.get()));
            return;
        }
        String form = "public %s%s<%s> %s() { return %s(\"%s\"); }\n";
        switch (scalarKind(output.type())) {
            case NUMBER ->
                out.append(form.formatted(P, "Output.OfNumber", type, output.name(), "numberNamed", output.name()));
            case SCALAR ->
                out.append(form.formatted(P, "Output.OfScalar", type, output.name(), "scalarNamed", output.name()));
            case NONE -> out.append(form.formatted(P, "Output", type, output.name(), "outputNamed", output.name()));
        }
    }

    private void constructor(List<Parameter> parameters) {
        String formals = parameters.stream().map(p -> "Object " + p.name()).collect(Collectors.joining(", "));
        String binds = parameters.stream()
                .map(p -> " bindInput(\"" + p.name() + "\", " + p.name() + ");")
                .collect(Collectors.joining());
        out.append("private %s(%s) { super(%s.this, \"%s\");%s }\n"
                .formatted(handle, formals, owner, signature.name(), binds));
    }

    /** One method for each way to give the parameters: a list as one output, or as a list of outputs. */
    private void calls(List<Parameter> parameters) {
        List<Parameter> lists = parameters.stream()
                .filter(p -> elementOfList(p.type()) != null)
                .limit(MOST_CHOICES)
                .toList();
        for (int choice = 0; choice < 1 << lists.size(); choice++) {
            List<String> formals = new ArrayList<>();
            for (Parameter parameter : parameters) {
                int bit = lists.indexOf(parameter);
                Type element = bit >= 0 && (choice >> bit & 1) == 1 ? elementOfList(parameter.type()) : null;
                formals.add((element == null
                                ? one(parameter)
                                : "java.util.List<? extends " + P + "Output<? extends " + TypeSource.boxed(element)
                                        + ">>")
                        + " " + parameter.name());
            }
            String given = parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
            out.append("%s %s(%s) { return new %s(%s); }\n"
                    .formatted(handle, signature.name(), String.join(", ", formals), handle, given));
        }
    }

    private static String one(Parameter parameter) {
        String type = TypeSource.boxed(parameter.type());
        return P
                + (parameter.role() == Parameter.Role.CONFIG ? "Value" : "Output")
                + (type.equals("Object") ? "<?>" : "<? extends " + type + ">");
    }

    private static @Nullable Type elementOfList(Type type) {
        return type instanceof ParameterizedType p && p.getRawType() == List.class
                ? p.getActualTypeArguments()[0]
                : null;
    }

    enum ScalarKind {
        NUMBER,
        SCALAR,
        NONE
    }

    static ScalarKind scalarKind(Type type) {
        Type boxed = TypeSource.box(type);
        if (!(boxed instanceof Class<?> c)) {
            return ScalarKind.NONE;
        }
        if (Number.class.isAssignableFrom(c) && c != Number.class) {
            return ScalarKind.NUMBER;
        }
        return c == String.class || c == Boolean.class || c.isEnum() ? ScalarKind.SCALAR : ScalarKind.NONE;
    }
}
