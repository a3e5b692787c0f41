package org.brewline.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.ArtifactException;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.artifact.Digest;
import org.brewline.engine.artifact.Preview;

/** Values as artifacts: written through their handlers into the objects, and read back. */
final class ArtifactFiles {
    private final Path folder;
    private final Path temporary;
    private final ObjectFiles objects;
    private final ArtifactHandlers handlers;
    private final Function<Digest, Optional<RunId>> distrusted;
    /** Content that this process has made and of which no row tells so yet: it is trusted, whoever else brought it. */
    private final Set<Digest> madeHere = ConcurrentHashMap.newKeySet();

    private final AtomicLong names = new AtomicLong();

    /** @param distrusted the run that content came with, if nobody trusts it */
    ArtifactFiles(
            Path folder,
            Path temporary,
            ObjectFiles objects,
            ArtifactHandlers handlers,
            Function<Digest, Optional<RunId>> distrusted) {
        this.distrusted = distrusted;
        this.folder = folder;
        this.temporary = temporary;
        this.objects = objects;
        this.handlers = handlers;
    }

    /** Stores a value; when this returns its content is on the disk. */
    Artifact write(String name, String type, Object value) {
        try {
            ArtifactHandler<Object> handler = handlers.forValue(value);
            try (var sink = new ObjectSink(objects)) {
                handler.write(value, sink);
                ObjectSink.Content content = sink.finish();
                madeHere.add(content.digest());
                return new Artifact(
                        name,
                        handler.kind(value),
                        type,
                        handler.id(),
                        content.digest(),
                        content.size(),
                        handler.mediaType(value),
                        content.folder() ? "" : handler.extension(value),
                        content.folder(),
                        preview(handler, value));
            }
        } catch (ArtifactException e) {
            throw new ArtifactException(
                    "output \"%s\" of type %s can't be stored: %s".formatted(name, type, e.getMessage()), e);
        } catch (IOException e) {
            throw new StoreException(
                    "output \"%s\" of type %s can't be stored in %s: %s".formatted(name, type, folder, reason(e)), e);
        }
    }

    /** The rows of these artifacts are there: from now on they tell who made the content. */
    void recorded(List<Artifact> artifacts) {
        artifacts.forEach(artifact -> madeHere.remove(artifact.content()));
    }

    /** Stores what a handler wrote in another process. */
    Artifact adopt(String name, String type, HandledValue value) {
        try (var sink = new ObjectSink(objects)) {
            for (var file : value.files().entrySet()) {
                sink.take(file.getKey(), file.getValue());
            }
            ObjectSink.Content content = sink.finish();
            return new Artifact(
                    name,
                    value.kind(),
                    type,
                    value.handler(),
                    content.digest(),
                    content.size(),
                    value.mediaType(),
                    content.folder() ? "" : value.extension(),
                    content.folder(),
                    value.preview());
        } catch (IOException e) {
            throw new StoreException(
                    "output \"%s\" of type %s can't be stored in %s: %s".formatted(name, type, folder, reason(e)), e);
        }
    }

    Optional<byte[]> small(Artifact artifact) {
        return artifact.folder() || artifact.size() > SmallObjects.MOST
                ? Optional.empty()
                : objects.small(artifact.content());
    }

    static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** A preview is a courtesy: that it can't be made is no reason to lose the artifact. */
    private static Preview preview(ArtifactHandler<Object> handler, Object value) {
        try {
            return handler.preview(value);
        } catch (RuntimeException e) {
            return new Preview.Opaque(
                    "%s, without a preview: %s".formatted(value.getClass().getSimpleName(), e));
        }
    }

    Object read(Artifact artifact, Type type, ClassLoader loader) {
        ArtifactHandler<Object> handler = handlers.byId(artifact.handler())
                .orElseThrow(() -> new ArtifactException(
                        "artifact \"%s\" was written by the handler \"%s\", which is not registered; register it, or add its library"
                                .formatted(artifact.name(), artifact.handler())));
        requireThere(artifact);
        try {
            var source = new ObjectSource(artifact, loader);
            if (!handler.readsPlainData() && !source.isTrusted()) {
                throw new ArtifactException(ArtifactHandler.Source.UNTRUSTED);
            }
            return handler.read(source, type);
        } catch (ArtifactException e) {
            throw new ArtifactException(
                    "artifact \"%s\" of type %s can't be read: %s"
                            .formatted(artifact.name(), artifact.type(), e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new StoreException(
                    "artifact \"%s\" can't be read from %s: %s".formatted(artifact.name(), folder, reason(e)), e);
        }
    }

    private void requireThere(Artifact artifact) {
        if (!objects.contains(artifact.content())) {
            throw new StoreException("the content of artifact \"%s\" (%s) is missing in %s; run its step again"
                    .formatted(artifact.name(), artifact.content().brief(), folder.resolve("objects")));
        }
    }

    /** Refuses artifacts whose content a garbage collection took; asked while nobody else can change the store. */
    void requireAll(Sql sql, List<Artifact> artifacts) throws SQLException {
        for (Artifact artifact : artifacts) {
            boolean there = artifact.folder() ? isThere(artifact) : objects.ensure(sql, artifact.content());
            if (!there) {
                throw new MissingContentException(
                        "the content of artifact \"%s\" (%s) was removed while its step was recorded; run it again"
                                .formatted(artifact.name(), artifact.content().brief()));
            }
        }
    }

    /** Whether all of the artifact's content is there. */
    boolean isThere(Artifact artifact) {
        if (!objects.contains(artifact.content())) {
            return false;
        }
        try {
            return !artifact.folder()
                    || Manifest.read(objects, artifact.content()).files().stream()
                            .allMatch(file -> objects.contains(new Digest(file.content())));
        } catch (IOException e) {
            return false;
        }
    }

    /** The object of a file; a view of a folder, and of what is in the database. */
    Path open(Artifact artifact) {
        requireThere(artifact);
        if (artifact.folder()) {
            return view(artifact);
        }
        try {
            return objects.file(artifact.content()).orElseGet(() -> view(artifact));
        } catch (IOException e) {
            throw new StoreException(
                    "artifact \"%s\" can't be read from %s: %s".formatted(artifact.name(), folder, reason(e)), e);
        }
    }

    /** Content that is one line of JSON in the database, as it is: a person reads it better beside others than alone. */
    Optional<String> line(Artifact artifact) {
        if (artifact.folder()
                || artifact.size() > SmallObjects.MOST
                || !artifact.mediaType().contains("json")) {
            return Optional.empty();
        }
        return objects.small(artifact.content())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .filter(text -> text.indexOf('\n') < 0);
    }

    /** Gives the content a name for a person: a relative link, so that the store can be moved as a whole. */
    void name(Artifact artifact, Path name) throws IOException {
        boolean inDatabase =
                !artifact.folder() && objects.file(artifact.content()).isEmpty();
        Files.deleteIfExists(name); // an earlier attempt that was not recorded left it
        if (inDatabase) {
            objects.link(artifact.content(), name);
            return;
        }
        Path target = open(artifact);
        try {
            Files.createSymbolicLink(
                    name, Objects.requireNonNull(name.getParent()).relativize(target));
        } catch (UnsupportedOperationException e) {
            Files.copy(target, name, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The content under a name with its extension (a file) or with its files' names (a folder). */
    Path view(Artifact artifact) {
        String leaf = artifact.content().hex();
        Path view = folder.resolve("views").resolve(artifact.folder() ? leaf : leaf + artifact.extension());
        if (Files.exists(view)) {
            return view;
        }
        try {
            Path made = temporary.resolve("view-" + names.incrementAndGet());
            if (artifact.folder()) {
                Files.createDirectory(made);
                for (Manifest.Entry file :
                        Manifest.read(objects, artifact.content()).files()) {
                    Path target = made.resolve(file.path());
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    objects.link(new Digest(file.content()), target);
                }
            } else {
                objects.link(artifact.content(), made);
            }
            publish(made, view);
            return view;
        } catch (IOException e) {
            throw new StoreException(
                    "artifact \"%s\" can't be laid out in %s: %s".formatted(artifact.name(), folder, reason(e)), e);
        }
    }

    private static void publish(Path made, Path view) throws IOException {
        try {
            Files.move(made, view, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            Session.delete(made); // another thread or process was faster
        } catch (java.nio.file.FileSystemException e) {
            if (!Files.exists(view)) {
                throw e;
            }
            Session.delete(made);
        }
    }

    /** An artifact's content for its handler. */
    private final class ObjectSource implements ArtifactHandler.Source {
        private final Artifact artifact;
        private final ClassLoader loader;

        ObjectSource(Artifact artifact, ClassLoader loader) {
            this.artifact = artifact;
            this.loader = loader;
        }

        /** Looked up when a handler asks: most read plain data, whoever made it. */
        @Override
        public boolean isTrusted() {
            return madeHere.contains(artifact.content())
                    || distrusted.apply(artifact.content()).isEmpty();
        }

        @Override
        public Path path() {
            return view(artifact);
        }

        @Override
        public InputStream open() throws IOException {
            return objects.open(artifact.content());
        }

        @Override
        public ClassLoader classLoader() {
            return loader;
        }
    }
}
