package org.brewline.engine.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Models as a folder: {@code card.json} with the facts, and the value through its own handler. */
final class ModelHandler implements ArtifactHandler<Model<?>> {
    private static final String CARD = "card.json";
    private static final String VALUE = "value";

    private final ArtifactHandlers handlers;

    ModelHandler(ArtifactHandlers handlers) {
        this.handlers = handlers;
    }

    /** What card.json holds; {@code type} is the class as the user wrote it, {@code file} is where the value is. */
    private record CardFile(
            int version, String type, String handler, String file, Map<String, String> facts, String structure) {}

    @Override
    public String id() {
        return "model";
    }

    @Override
    public boolean handles(Class<?> type) {
        return type == Model.class;
    }

    @Override
    public Kind kind(Model<?> value) {
        return Kind.MODEL;
    }

    @Override
    public String extension(Model<?> value) {
        return "";
    }

    @Override
    public String mediaType(Model<?> value) {
        return "application/x-brewline-model";
    }

    @Override
    public void write(Model<?> model, Sink sink) throws IOException {
        ArtifactHandler<Object> handler = handlers.forValue(model.value());
        String file = VALUE + handler.extension(model.value());
        var card = new CardFile(
                1,
                SessionNames.written(model.value().getClass().getName()),
                handler.id(),
                file,
                model.facts(),
                model.structure());
        try (var out = sink.file(CARD)) {
            Json.MAPPER.writeValue(out, card);
        }
        handler.write(model.value(), new Inside(sink, file));
    }

    @Override
    public Model<?> read(Source source, Type type) throws IOException {
        CardFile card = Json.MAPPER.readValue(source.path().resolve(CARD).toFile(), CardFile.class);
        ArtifactHandler<Object> handler = handlers.byId(card.handler())
                .orElseThrow(() ->
                        new ArtifactException("its value was written by the handler \"%s\", which is not registered"
                                .formatted(card.handler())));
        if (!handler.readsPlainData() && !source.isTrusted()) {
            throw new ArtifactException(Source.UNTRUSTED);
        }
        Path file = source.path().resolve(card.file()).normalize();
        if (!file.startsWith(source.path().normalize())) {
            throw new ArtifactException(
                    "its card names the file \"%s\", which is not the model's".formatted(card.file()));
        }
        Source inside = new FileSource(file, source.classLoader(), source.isTrusted());
        Object value = handler.read(
                inside, source.isTrusted() ? valueType(type, card, source.classLoader()) : declaredType(type));
        return new Model<>(value, card.facts(), card.structure());
    }

    private static Type declaredType(Type type) {
        return type instanceof ParameterizedType model ? model.getActualTypeArguments()[0] : Object.class;
    }

    /** The declared type, unless it says less than the class that was written: an interface can't be made from data. */
    private static Type valueType(Type type, CardFile card, ClassLoader loader) {
        Type declared = declaredType(type);
        if (!(declared instanceof Class<?> base)) {
            return declared;
        }
        try {
            Class<?> written = SessionNames.find(loader, card.type());
            return base.isAssignableFrom(written) ? written : declared;
        } catch (ClassNotFoundException e) {
            return declared;
        }
    }

    /** What the value's handler does is asked when the value is read. */
    @Override
    public boolean readsPlainData() {
        return true;
    }

    @Override
    public Preview preview(Model<?> model) {
        var facts = new LinkedHashMap<>(model.facts());
        if (!model.structure().isEmpty()) {
            facts.put("structure", Cut.at(2_000, model.structure()).text());
        }
        facts.putIfAbsent("class", model.value().getClass().getSimpleName());
        return new Preview.Card(model.value().getClass().getSimpleName(), facts);
    }

    /** The value's part of the model's folder. */
    private record Inside(Sink sink, String name) implements Sink {
        @Override
        public OutputStream file() throws IOException {
            return sink.file(name);
        }

        @Override
        public OutputStream file(String relativePath) throws IOException {
            return sink.file(name + "/" + relativePath);
        }
    }

    private record FileSource(Path path, ClassLoader classLoader, boolean isTrusted) implements Source {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
