package org.brewline.notebook.language;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.pipeline.PipelineBody;
import org.brewline.engine.pipeline.PipelinePart;
import org.brewline.kernel.source.OriginSource;
import org.jspecify.annotations.Nullable;

/**
 * The Java that a {@code %%pipeline} cell stands for: one class that extends {@code PipelineBody}, with a handle class
 * and methods for each component, a field for each parameter, and the user's text as the method {@code body()}. The
 * class is local to a block, which hands an instance over: a class at the top level of a session may wait for names
 * that are not defined yet, but here an unknown name is an error, and the compiler says where.
 */
public final class PipelineSource {
    private static final String P = "org.brewline.engine.pipeline.";
    static final Set<String> NUMBERS = Set.of(
            "byte", "short", "int", "long", "float", "double", "Byte", "Short", "Integer", "Long", "Float", "Double");
    /** Beside the numbers; of a type that is not here and has no default, the pipeline takes a step's output. */
    private static final Set<String> CONFIG = Set.of(
            "boolean", "Boolean", "char", "Character", "String", "Path", "URI", "Duration", "LocalDate", "Secret");

    private static final Map<String, String> BOXES = Map.of(
            "byte",
            "Byte",
            "short",
            "Short",
            "int",
            "Integer",
            "long",
            "Long",
            "float",
            "Float",
            "double",
            "Double",
            "boolean",
            "Boolean",
            "char",
            "Character");

    private static final AtomicReference<@Nullable Supplier<? extends PipelineBody>> HANDED = new AtomicReference<>();

    private PipelineSource() {}

    /** Called by generated code only. */
    public static void hand(Supplier<? extends PipelineBody> bodies) {
        HANDED.set(bodies);
    }

    /** What makes the body that the executed source handed over last; it is forgotten here. */
    public static Supplier<? extends PipelineBody> take() {
        Supplier<? extends PipelineBody> bodies = HANDED.getAndSet(null);
        if (bodies == null) {
            throw new IllegalStateException("the pipeline's source handed nothing over");
        }
        return bodies;
    }

    /** The class, of the components that the body names. */
    public static OriginSource of(
            String cell, int bodyStart, PipelineHead head, List<ComponentSpec> components, List<PipelinePart> parts) {
        Set<String> words = TokenScanner.scan(cell, bodyStart, cell.length()).stream()
                .filter(Token::isWord)
                .map(Token::text)
                .collect(Collectors.toSet());
        return source(
                cell,
                bodyStart,
                head,
                components.stream().filter(c -> words.contains(c.name())).toList(),
                parts);
    }

    /** The class with all components, for completion. Refuses nothing. */
    public static OriginSource sketch(
            String cell, PipelineHead head, int bodyStart, List<ComponentSpec> components, List<PipelinePart> parts) {
        return source(cell, bodyStart, head, components, parts);
    }

    /** Offset in the cell of the first call of a component of that name; empty if the body has none. */
    public static OptionalInt callOf(String cell, int bodyStart, String component) {
        List<Token> tokens = TokenScanner.scan(cell, bodyStart, cell.length());
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean member = i > 0 && tokens.get(i - 1).is(".");
            if (tokens.get(i).is(component) && tokens.get(i + 1).is("(") && !member) {
                return OptionalInt.of(tokens.get(i).start());
            }
        }
        return OptionalInt.empty();
    }

    private static OriginSource source(
            String cell, int bodyStart, PipelineHead head, List<ComponentSpec> components, List<PipelinePart> parts) {
        int body = CellOutline.of(cell, bodyStart, cell.length()).importsEnd();
        var source = OriginSource.builder();
        if (body > bodyStart) {
            source.user(cell, bodyStart, body).generated("\n");
        }
        source.generated("{ class " + head.className() + " extends " + P + "PipelineBody {\n");
        for (Formal param : head.params()) {
            field(source, cell, param);
        }
        components.forEach(component -> source.generated(HandleSource.of(head.className(), component)));
        parts.stream()
                .filter(part -> components.stream().noneMatch(c -> c.name().equals(part.name())))
                .forEach(part -> source.generated(HandleSource.of(head.className(), part)));
        boolean returns = returnsOutputs(cell, body);
        if (returns) {
            source.generated("@Override protected void body() { giveBack(returned()); }\n");
        }
        return source.generated(returns ? "private Object returned() {\n" : "@Override protected void body() {\n")
                .user(cell, body, cell.length())
                .generated(
                        "\n}\n}\norg.brewline.notebook.language.PipelineSource.hand(" + head.className() + "::new);\n}")
                .build();
    }

    /** Whether the body itself, and not only a lambda in it, returns something. */
    private static boolean returnsOutputs(String cell, int body) {
        int depth = 0;
        List<Token> tokens = TokenScanner.scan(cell, body, cell.length());
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
            if (depth == 0 && token.is("return") && !tokens.get(i + 1).is(";")) {
                return true;
            }
        }
        return false;
    }

    /** Names of pipelines that can be called like a component. */
    public static boolean isCallable(String pipeline) {
        return SourceVersion.isName(pipeline) && pipeline.indexOf('.') < 0;
    }

    private static void field(OriginSource.Builder source, String cell, Formal param) {
        String type = BOXES.getOrDefault(param.type(), param.type());
        Optional<String> item = ItemSource.ofParameter(param.type());
        boolean number = NUMBERS.contains(param.type());
        boolean config = number
                || CONFIG.contains(param.type())
                || param.defaultExpression().isPresent();
        String form =
                (config ? "Param." : "Output.") + (item.isPresent() ? "OfList" : number ? "OfNumber" : "OfScalar");
        int typeStart = cell.indexOf(param.type(), param.start());
        source.generated("final " + P + form + "<");
        if (type.equals(param.type()) && typeStart >= 0 && typeStart < param.end()) {
            source.user(cell, typeStart, typeStart + type.length());
        } else {
            source.generated(type);
        }
        String name = "own(\"" + param.name() + "\")";
        source.generated(item.map(i -> ", " + i).orElse("")
                + "> %s = new %s%s<>(%s%s);\n"
                        .formatted(
                                param.name(),
                                P,
                                form,
                                config ? name : "new " + P + "Binding.FromParam(" + name + ")",
                                item.map(i -> ", item -> new " + i + "(item)").orElse("")));
    }

    /** The type of a pipeline's parameter, as the field of the generated class has it. */
    public static Type paramType(PipelineBody body, String param) {
        try {
            var field =
                    (ParameterizedType) body.getClass().getDeclaredField(param).getGenericType();
            return field.getActualTypeArguments()[0];
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first sentence of the Javadoc that the body starts with, or {@code ""}. */
    public static String documentation(String cell, int bodyStart) {
        int body = CellOutline.of(cell, bodyStart, cell.length()).importsEnd();
        return Optional.of(TokenScanner.scan(cell, body, cell.length()))
                .filter(tokens -> !tokens.isEmpty() && tokens.get(0).kind() == Token.Kind.DOCUMENTATION)
                .map(tokens -> Javadoc.firstSentence(tokens.get(0).text()))
                .orElse("");
    }
}
