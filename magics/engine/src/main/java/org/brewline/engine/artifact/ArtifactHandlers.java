package org.brewline.engine.artifact;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The handlers in force: the built-in ones, those that {@link ServiceLoader} finds, and what the user registers. The
 * last one that takes a type wins. Safe for many threads.
 *
 * <pre>{@code
 * ArtifactHandlers handlers = ArtifactHandlers.standard();
 * handlers.register(handler);
 * }</pre>
 */
public final class ArtifactHandlers {
    private final List<ArtifactHandler<?>> handlers = new CopyOnWriteArrayList<>();
    private final List<ArtifactHandler<?>> services = new CopyOnWriteArrayList<>();
    private final List<ArtifactHandler<?>> registered = new CopyOnWriteArrayList<>();

    private ArtifactHandlers() {}

    /** The built-in handlers and nothing else. */
    public static ArtifactHandlers builtIn() {
        var result = new ArtifactHandlers();
        result.handlers.add(new SerializedHandler());
        result.handlers.add(new JsonHandler());
        result.handlers.add(new FileHandler());
        result.handlers.add(new BytesHandler());
        result.handlers.add(TextHandler.plain());
        result.handlers.add(TextHandler.html());
        result.handlers.add(TextHandler.markdown());
        result.handlers.add(new ModelHandler(result));
        return result;
    }

    /** The built-in handlers and those of the libraries beside this one. */
    public static ArtifactHandlers standard() {
        return standard(ArtifactHandlers.class.getClassLoader());
    }

    /** The built-in handlers and those that the loader knows as services. */
    public static ArtifactHandlers standard(ClassLoader loader) {
        var result = builtIn();
        for (ArtifactHandler<?> handler : ServiceLoader.load(ArtifactHandler.class, loader)) {
            result.handlers.add(handler);
            result.services.add(handler);
        }
        return result;
    }

    /** Those that were found as services, in that order. */
    public List<ArtifactHandler<?>> services() {
        return List.copyOf(services);
    }

    /** Adds a handler; it goes before all others. */
    public void register(ArtifactHandler<?> handler) {
        handlers.add(handler);
        registered.add(handler);
    }

    /** Those that were added one by one, in that order. */
    public List<ArtifactHandler<?>> registered() {
        return List.copyOf(registered);
    }

    /**
     * The handler that writes the value.
     *
     * @throws ArtifactException if there is none; the message names the type and says how to register one
     */
    public ArtifactHandler<Object> forValue(Object value) {
        return find(value.getClass(), handler -> !(handler instanceof JsonHandler) || Data.isData(value))
                .orElseThrow(() -> new ArtifactException(noHandler(value.getClass())));
    }

    /** The handler for values of exactly this class, as far as the class alone can tell. */
    public Optional<ArtifactHandler<Object>> forType(Class<?> type) {
        return find(type, handler -> true);
    }

    /** The handler of that ID, the last registered one. */
    public Optional<ArtifactHandler<Object>> byId(String id) {
        for (int i = handlers.size() - 1; i >= 0; i--) {
            if (handlers.get(i).id().equals(id)) {
                return Optional.of(untyped(handlers.get(i)));
            }
        }
        return Optional.empty();
    }

    private Optional<ArtifactHandler<Object>> find(
            Class<?> type, java.util.function.Predicate<ArtifactHandler<?>> also) {
        for (int i = handlers.size() - 1; i >= 0; i--) {
            ArtifactHandler<?> handler = handlers.get(i);
            if (handles(handler, type) && also.test(handler)) {
                return Optional.of(untyped(handler));
            }
        }
        return Optional.empty();
    }

    /** A handler whose library is not there takes nothing, and stops no other handler. */
    private static boolean handles(ArtifactHandler<?> handler, Class<?> type) {
        try {
            return handler.handles(type);
        } catch (LinkageError e) {
            return false;
        }
    }

    @SuppressWarnings("unchecked") // callers give it only values of the types that it says it handles
    private static ArtifactHandler<Object> untyped(ArtifactHandler<?> handler) {
        return (ArtifactHandler<Object>) handler;
    }

    private static String noHandler(Class<?> type) {
        return "no handler stores values of type %s; let the class be a record or implement Serializable, or register one: handlers.register(new ArtifactHandler<%s>() { … })"
                .formatted(type.getTypeName(), type.getSimpleName());
    }
}
