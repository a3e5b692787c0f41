package org.brewline.kernel.session;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;
import org.brewline.kernel.source.CellPosition;
import org.brewline.kernel.source.OriginSource;
import org.jspecify.annotations.Nullable;

/** Remembers which snippet came from where, and finds the cell's line of a line of a snippet's class. */
final class SnippetOrigins {
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)[A-Z]*(\\$.*)?");

    /** @param lines the line in the source, from 1, of a line of the class; 0 if unknown */
    private record Origin(IntUnaryOperator lines, OriginSource source, int cell) {}

    private final Map<String, Origin> byId = new ConcurrentHashMap<>();

    /** What is being evaluated: JShell tells its snippet only when it has run. */
    private record Begun(OriginSource source, int cell, Supplier<Stream<Snippet>> snippets) {}

    private volatile @Nullable Begun begun;

    /** Takes in what runs next, so that its lines are known while it runs. */
    void begin(OriginSource source, int cell, Supplier<Stream<Snippet>> snippets) {
        begun = new Begun(source, cell, snippets);
    }

    private @Nullable Origin origin(String id) {
        Begun now = begun;
        if (now != null && !byId.containsKey(id)) {
            now.snippets()
                    .get()
                    .filter(snippet -> snippet.id().equals(id))
                    .findFirst()
                    .ifPresent(snippet -> remember(snippet, now.source(), now.cell()));
        }
        return byId.get(id);
    }

    void remember(Snippet snippet, OriginSource source, int cell) {
        byId.put(snippet.id(), new Origin(line -> WrapLines.toSnippetLine(snippet, line), source, cell));
    }

    /** @param wrap JShell's wrap of what is no snippet */
    void remember(String id, Object wrap, OriginSource source, int cell) {
        byId.put(id, new Origin(line -> WrapLines.toSourceLine(wrap, line), source, cell));
    }

    /** The ID of the snippet that a class was made of. */
    static Optional<String> idOf(String className) {
        Matcher matcher = WRAPPER.matcher(className);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What the user wrote of a snippet; empty if nothing. */
    Optional<SourcePart> partOf(Snippet snippet) {
        Origin origin = byId.get(snippet.id());
        return origin == null
                ? Optional.empty()
                : origin.source()
                        .users()
                        .map(text ->
                                new SourcePart(origin.cell(), origin.source().cell(), text));
    }

    Optional<CellPosition> locate(String className, int line) {
        Origin origin = idOf(className).map(this::origin).orElse(null);
        if (origin == null || line < 1) {
            return Optional.empty();
        }
        int snippetLine = origin.lines().applyAsInt(line);
        return snippetLine < 1 ? Optional.empty() : firstUserPlace(origin, snippetLine);
    }

    private static Optional<CellPosition> firstUserPlace(Origin origin, int snippetLine) {
        String text = origin.source().text();
        int start = 0;
        for (int i = 1; i < snippetLine; i++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return Optional.empty();
            }
        }
        int end = text.indexOf('\n', start);
        for (int at = start; at <= (end < 0 ? text.length() : end); at++) {
            OptionalInt cellOffset = origin.source().toCell(at);
            if (cellOffset.isPresent()) {
                return Optional.of(origin.source().position(origin.cell(), cellOffset.getAsInt()));
            }
        }
        return Optional.empty();
    }

    Optional<Object> valueOf(VarSnippet variable, ClassLoader loader) {
        try {
            Optional<Field> field = fieldOf(variable, loader);
            return field.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(field.get().get(null));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** Lets go of the variable's value. */
    void clear(VarSnippet variable, ClassLoader loader) {
        try {
            Optional<Field> field = fieldOf(variable, loader);
            if (field.isPresent() && !field.get().getType().isPrimitive()) {
                field.get().set(null, null);
            }
        } catch (ReflectiveOperationException e) {
            // a snippet that did not compile has no field
        }
    }

    private static Optional<Field> fieldOf(VarSnippet variable, ClassLoader loader)
            throws ReflectiveOperationException {
        String className = WrapLines.className(variable);
        if (className == null) {
            return Optional.empty();
        }
        Field field = Class.forName(className, true, loader).getDeclaredField(variable.name());
        field.setAccessible(true);
        return Optional.of(field);
    }
}
