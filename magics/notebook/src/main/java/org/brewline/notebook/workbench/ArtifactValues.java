package org.brewline.notebook.workbench;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.regex.Pattern;
import org.brewline.engine.artifact.Artifact;
import org.brewline.kernel.session.CompilationException;
import org.brewline.kernel.session.Session;
import org.brewline.kernel.session.UserException;
import org.brewline.kernel.source.OriginSource;
import org.jspecify.annotations.Nullable;

/** Brings artifacts back as Java values, of the type that they had in their component. */
public final class ArtifactValues {
    private static final String NOWHERE = "Object";
    private static final Pattern TYPE = Pattern.compile("[\\p{L}\\p{N}_$.<>\\[\\],?&\\s]+");

    private final Session session;
    private final RunDesk runs;

    ArtifactValues(Session session, RunDesk runs) {
        this.session = session;
        this.runs = runs;
    }

    /** A type as a value; the session makes subclasses of it to tell what a type's source means. */
    public abstract static class Token<T> {
        /** The type argument. */
        final Type type() {
            return ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
        }
    }

    /**
     * A value and its type.
     *
     * @param typeSource the type as the session understands it
     */
    public record Typed(Object value, String typeSource) {}

    /** The artifact's value, read anew. */
    public Typed read(Artifact artifact) throws InterruptedException {
        String source = boxed(artifact.type());
        Type type = resolve(source);
        Object value = runs.store().value(artifact, type, session.classLoader());
        return new Typed(value, type == Object.class ? NOWHERE : source);
    }

    /** Declares a variable of the notebook that holds the artifact's value. */
    public Typed assign(Artifact artifact, String variable) throws InterruptedException, CompilationException {
        Typed typed = read(artifact);
        session.assign(variable, typed.typeSource(), typed.value());
        return typed;
    }

    /**
     * Declares a variable of the notebook.
     *
     * @param typeSource the type as the user wrote it
     * @return the variable's type: that one, or Object if the session does not know it (any more)
     */
    public String assign(String variable, String typeSource, @Nullable Object value)
            throws InterruptedException, CompilationException {
        String source = boxed(typeSource);
        String type = resolve(source) == Object.class ? NOWHERE : source;
        session.assign(variable, type, value);
        return type;
    }

    /** What the source means in the session; Object if it means nothing (any more). */
    private Type resolve(String source) throws InterruptedException {
        if (!TYPE.matcher(source).matches()) {
            return Object.class; // a type of another store could be any text, and would be executed
        }
        var java = OriginSource.builder()
                .generated("new org.brewline.notebook.workbench.ArtifactValues.Token<" + source + ">() {}")
                .build();
        try {
            Object token = session.execute(java, 0).value();
            return token instanceof Token<?> t ? t.type() : Object.class;
        } catch (CompilationException | UserException e) {
            return Object.class;
        }
    }

    private static String boxed(String source) {
        return switch (source) {
            case "int" -> "Integer";
            case "char" -> "Character";
            case "boolean", "byte", "short", "long", "float", "double" ->
                Character.toUpperCase(source.charAt(0)) + source.substring(1);
            default -> source;
        };
    }
}
