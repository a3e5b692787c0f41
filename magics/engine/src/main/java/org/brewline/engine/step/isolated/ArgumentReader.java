package org.brewline.engine.step.isolated;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.brewline.engine.artifact.ArtifactException;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.run.Numbers;
import org.jspecify.annotations.Nullable;

/** Makes the arguments of a step in its own process. */
final class ArgumentReader {
    private final DataInputStream from;
    private final ArtifactHandlers handlers;
    private final ClassLoader loader;
    private final Function<String, Object> injected;

    /** @param injected makes what a component is given beside its inputs, by the name of the type */
    ArgumentReader(ReceivedOrder order, Function<String, Object> injected) {
        this.from = order.arguments();
        this.handlers = order.handlers();
        this.loader = order.loader();
        this.injected = injected;
    }

    /** All of them, for parameters of these types. */
    @Nullable
    Object[] read(Class<?>[] types) throws IOException, ReflectiveOperationException {
        var arguments = new @Nullable Object[from.readInt()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = Numbers.widened(one(), types[i]);
        }
        return arguments;
    }

    private @Nullable Object one() throws IOException, ReflectiveOperationException {
        byte form = from.readByte();
        return switch (form) {
            case 'P' -> PlainForm.read(from, loader);
            case 'S' -> stored();
            case 'W' -> PlainForm.record(Class.forName(Text.read(from), true, loader), many());
            case 'L' -> many();
            case 'M' -> many().stream().findFirst();
            case 'I' -> injected.apply(Text.read(from));
            default -> throw new IOException("no argument");
        };
    }

    private List<@Nullable Object> many() throws IOException, ReflectiveOperationException {
        var values = new ArrayList<@Nullable Object>();
        while (from.readByte() == '+') {
            values.add(one());
        }
        return values;
    }

    private Object stored() throws IOException, ReflectiveOperationException {
        String name = Text.read(from);
        String declared = Text.read(from);
        String id = Text.read(from);
        String extension = Text.read(from);
        var content = new Content(
                extension,
                from.readBoolean() ? Optional.of(Text.readBytes(from)) : Optional.empty(),
                loader,
                new ArrayList<>());
        if (content.small().isEmpty()) {
            content.laidOut().add(Path.of(Text.read(from)));
        }
        Type type = TypeForm.read(from, loader);
        ArtifactHandler<Object> handler = handlers.byId(id)
                .orElseThrow(() -> new ArtifactException(
                        "artifact \"%s\" was written by the handler \"%s\", which is not registered; register it, or add its library"
                                .formatted(name, id)));
        try {
            return handler.read(content, type);
        } catch (ArtifactException e) {
            throw new ArtifactException(
                    "artifact \"%s\" of type %s can't be read: %s".formatted(name, declared, e.getMessage()), e);
        }
    }

    /**
     * An artifact's content, small and sent or in the store.
     *
     * @param laidOut where it is, once it is somewhere
     */
    private record Content(String extension, Optional<byte[]> small, ClassLoader classLoader, List<Path> laidOut)
            implements ArtifactHandler.Source {
        @Override
        public Path path() {
            if (laidOut.isEmpty()) {
                try {
                    Path file = Files.createTempFile("brewline", extension);
                    file.toFile().deleteOnExit();
                    laidOut.add(Files.write(file, small.orElseThrow()));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
            return laidOut.get(0);
        }

        @Override
        public InputStream open() throws IOException {
            return small.isPresent() ? new ByteArrayInputStream(small.get()) : Files.newInputStream(laidOut.get(0));
        }
    }
}
