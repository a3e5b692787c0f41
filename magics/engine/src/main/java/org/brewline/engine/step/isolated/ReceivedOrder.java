package org.brewline.engine.step.isolated;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.brewline.engine.artifact.ArtifactException;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.config.Primitives;
import org.brewline.engine.step.UserClasses;

/**
 * What a step's process is to do, as {@link OrderForm} wrote it; the arguments are read when they are needed.
 *
 * @param outputs the declared ones, in order
 * @param arguments what is left of the frame
 */
record ReceivedOrder(
        String step,
        Path scratch,
        String heapDump,
        ArtifactHandlers handlers,
        ClassLoader loader,
        String component,
        Method method,
        List<Output> outputs,
        DataInputStream arguments) {
    /** A declared output. */
    record Output(String name, String type) {}

    static ReceivedOrder read(DataInputStream from) throws IOException, ReflectiveOperationException {
        String step = Text.read(from);
        Locale.setDefault(Locale.forLanguageTag(Text.read(from)));
        setTimeZone(Text.read(from));
        Path scratch = Path.of(Text.read(from));
        String heapDump = Text.read(from);
        List<String> services = Text.readAll(from);
        List<String> registered = Text.readAll(from);
        ClassLoader loader = classes(from);
        ArtifactHandlers handlers = handlers(services, registered, loader);
        String component = Text.read(from);
        Class<?> declaring = Class.forName(Text.read(from), true, loader);
        String name = Text.read(from);
        var types = new ArrayList<Class<?>>();
        for (String type : Text.readAll(from)) {
            types.add(Primitives.classOf(type, loader));
        }
        Method method = declaring.getDeclaredMethod(name, types.toArray(Class<?>[]::new));
        method.setAccessible(true);
        var outputs = new ArrayList<Output>();
        for (int left = from.readInt(); left > 0; left--) {
            outputs.add(new Output(Text.read(from), Text.read(from)));
        }
        return new ReceivedOrder(step, scratch, heapDump, handlers, loader, component, method, outputs, from);
    }

    /** The JVM was started with it, unless somebody changed it since; to set it reads the time zones of the whole world. */
    private static void setTimeZone(String id) {
        if (!id.equals(System.getProperty("user.timezone"))) {
            TimeZone.setDefault(TimeZone.getTimeZone(id));
        }
    }

    private static ClassLoader classes(DataInputStream from) throws IOException {
        var classes = new HashMap<String, byte[]>();
        for (int left = from.readInt(); left > 0; left--) {
            classes.put(Text.read(from), Text.readBytes(from));
        }
        ClassLoader own = ReceivedOrder.class.getClassLoader();
        return classes.isEmpty() ? own : new UserClasses("step", classes, own);
    }

    /** The services by name: to look for them would open every jar of the class path. */
    private static ArtifactHandlers handlers(List<String> services, List<String> registered, ClassLoader loader) {
        ArtifactHandlers handlers = ArtifactHandlers.builtIn();
        for (String name : services) {
            if (isThere(name)) {
                handlers.register(handler(name, ReceivedOrder.class.getClassLoader()));
            }
        }
        for (String name : registered) {
            handlers.register(handler(name, loader));
        }
        return handlers;
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, ReceivedOrder.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false; // as if nobody had found it there
        }
    }

    private static ArtifactHandler<?> handler(String name, ClassLoader loader) {
        try {
            var constructor = Class.forName(name, true, loader).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (ArtifactHandler<?>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ArtifactException(
                    "the registered handler %s can't be made in a step's own JVM: its class must be on the class path, and"
                                    .formatted(name)
                            + " have a constructor without arguments",
                    e);
        }
    }
}
