package org.brewline.engine.step.isolated;

import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.run.Argument;
import org.brewline.engine.run.StepOrder;
import org.brewline.engine.store.Store;

/** A step's order in a frame: what {@link ReceivedOrder} reads. */
final class OrderForm {
    /** The handler that gives a path, which must be the store's own and not a copy. */
    private static final String PATHS = "file";

    private final DataOutput to;
    private final Store store;

    private OrderForm(DataOutput to, Store store) {
        this.to = to;
        this.store = store;
    }

    /**
     * @param scratch an empty folder for the files that the step writes
     * @param heapDump where its heap goes when it runs out of memory; empty for nowhere
     */
    static void write(DataOutput to, StepOrder order, Path scratch, Optional<Path> heapDump) throws IOException {
        new OrderForm(to, order.store()).write(order, scratch, heapDump);
    }

    private void write(StepOrder order, Path scratch, Optional<Path> heapDump) throws IOException {
        begin(to, order.step(), scratch, heapDump, store.handlers());
        classes(to, isOnClassPath(order.component().method()) ? Map.of() : order.classes());
        component(
                to,
                order.component().name(),
                order.component().method(),
                order.component().signature().outputs());
        to.writeInt(order.arguments().size());
        for (Argument argument : order.arguments()) {
            argument(argument);
        }
    }

    /** What begins an order, before the classes that are sent. */
    static void begin(DataOutput to, String step, Path scratch, Optional<Path> heapDump, ArtifactHandlers handlers)
            throws IOException {
        Text.write(to, step);
        Text.write(to, Locale.getDefault().toLanguageTag());
        Text.write(to, TimeZone.getDefault().getID());
        Text.write(to, scratch.toString());
        Text.write(to, heapDump.map(Path::toString).orElse(""));
        Text.writeAll(to, names(handlers.services()));
        Text.writeAll(to, names(handlers.registered()));
    }

    static void classes(DataOutput to, Map<String, byte[]> classes) throws IOException {
        to.writeInt(classes.size());
        for (var each : classes.entrySet()) {
            Text.write(to, each.getKey());
            Text.writeBytes(to, each.getValue());
        }
    }

    private static List<String> names(List<ArtifactHandler<?>> handlers) {
        return handlers.stream().map(handler -> handler.getClass().getName()).toList();
    }

    /** A project's classes are on the step's class path too; those of a notebook are sent. */
    private static boolean isOnClassPath(Method method) {
        return method.getDeclaringClass().getClassLoader() == ClassLoader.getSystemClassLoader();
    }

    /** The component, before its arguments. */
    static void component(DataOutput to, String name, Method method, List<OutputSpec> outputs) throws IOException {
        Text.write(to, name);
        Text.write(to, method.getDeclaringClass().getName());
        Text.write(to, method.getName());
        Text.writeAll(
                to,
                Arrays.stream(method.getParameterTypes()).map(Class::getName).toList());
        to.writeInt(outputs.size());
        for (var output : outputs) {
            Text.write(to, output.name());
            Text.write(to, output.typeSource());
        }
    }

    private void argument(Argument argument) throws IOException {
        if (argument instanceof Argument.Plain plain) {
            to.writeByte('P');
            PlainForm.write(to, plain.value());
        } else if (argument instanceof Argument.Stored stored) {
            to.writeByte('S');
            stored(stored.artifact());
            TypeForm.write(to, stored.type());
        } else if (argument instanceof Argument.Whole whole) {
            to.writeByte('W');
            Text.write(to, whole.type().getName());
            arguments(whole.components());
        } else if (argument instanceof Argument.Elements list) {
            to.writeByte('L');
            arguments(list.elements());
        } else if (argument instanceof Argument.Maybe maybe) {
            to.writeByte('M');
            arguments(maybe.value());
        } else {
            to.writeByte('I');
            Text.write(to, ((Argument.Injected) argument).type().getName());
        }
    }

    private void arguments(Iterable<Argument> arguments) throws IOException {
        for (Argument argument : arguments) {
            to.writeByte('+');
            argument(argument);
        }
        to.writeByte('.');
    }

    private void stored(Artifact artifact) throws IOException {
        Text.write(to, artifact.name());
        Text.write(to, artifact.type());
        Text.write(to, artifact.handler());
        Text.write(to, artifact.extension());
        Optional<byte[]> small = artifact.handler().equals(PATHS) ? Optional.empty() : store.small(artifact);
        to.writeBoolean(small.isPresent());
        if (small.isPresent()) {
            Text.writeBytes(to, small.get());
        } else {
            Text.write(to, store.view(artifact).toString());
        }
    }
}
