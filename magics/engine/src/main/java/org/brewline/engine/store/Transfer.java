package org.brewline.engine.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Digest;

/**
 * Takes runs out of a store and into it, as data: nothing of them is executed or deserialized. Safe for many threads.
 *
 * <pre>{@code
 * RunCopy run = store.transfer().copy(id);
 * }</pre>
 */
public final class Transfer {
    private static final int TRIES = 5;
    private static final Pattern WORD = Pattern.compile("[^\\s\"'=,;:()<>{}\\[\\]]{4,}");

    private final Store store;
    private final Database database;
    private final ObjectFiles objects;
    private final ArtifactFiles files;
    private final Path temporary;
    private final Optional<SharedContent> shared;

    /** @param temporary a folder on the store's file system that goes with this process */
    Transfer(
            Store store,
            Database database,
            ObjectFiles objects,
            ArtifactFiles files,
            Path temporary,
            Optional<SharedContent> shared) {
        this.temporary = temporary;
        this.shared = shared;
        this.store = store;
        this.database = database;
        this.objects = objects;
        this.files = files;
    }

    /** The run as data, without the values of secrets in what is told of failures. */
    public RunCopy copy(RunId run) {
        RunRecord record = store.run(run)
                .orElseThrow(() -> new StoreException("the store %s has no run %s".formatted(store.folder(), run)));
        RunCopy copy = database.read(sql -> new RunCopyRows(sql, record).read());
        return copy.withFailures(failure -> new Failure(
                failure.exception(),
                withoutSecrets(run, failure.message()),
                failure.frames(),
                failure.causes().stream()
                        .map(cause -> withoutSecrets(run, cause))
                        .toList(),
                withoutSecrets(run, failure.fullTrace())));
    }

    /** Gives all points of a step's curve, in order. */
    public void points(RunId run, String step, String curve, Consumer<MetricPoint> to) {
        database.read(sql -> StepRows.points(sql, StepRows.origin(sql, run, step), curve))
                .forEach(to);
    }

    /** The files of an artifact that is a folder. */
    public List<FolderFile> files(Artifact folder) {
        try {
            return Manifest.read(objects, folder.content()).files().stream()
                    .map(entry -> new FolderFile(entry.path(), entry.size(), new Digest(entry.content())))
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder.content(), e);
        }
    }

    /** Content by its digest. */
    public InputStream open(Digest content) {
        try {
            return objects.open(content);
        } catch (IOException e) {
            throw unreadable(content, e);
        }
    }

    private StoreException unreadable(Digest content, IOException e) {
        return new StoreException(
                "the content %s can't be read from %s: %s"
                        .formatted(content.brief(), store.folder(), ArtifactFiles.reason(e)),
                e);
    }

    public boolean has(Digest content) {
        return objects.contains(content);
    }

    /**
     * Stores content unless it is there.
     *
     * @return its digest
     */
    public Digest put(InputStream content) throws IOException {
        try (var incoming = objects.create(true)) {
            content.transferTo(incoming);
            return incoming.keep();
        }
    }

    /** Stores the list of a folder's files, sorted by path; the digest is the folder's. */
    public Digest putFolder(List<FolderFile> folder) throws IOException {
        List<Manifest.Entry> entries = folder.stream()
                .map(f -> new Manifest.Entry(f.path(), f.size(), f.content().hex()))
                .toList();
        return put(new ByteArrayInputStream(new Manifest(1, entries).bytes()));
    }

    /** A text of the run without the values of its secrets: a step may have printed one. */
    public String withoutSecrets(RunId run, String text) {
        Set<String> digests = Set.copyOf(database.read(sql -> sql.query(
                row -> row.getString(1),
                "select secret_digest from config where run_id = ? and secret_digest is not null",
                run.toString())));
        return digests.isEmpty()
                ? text
                : WORD.matcher(text)
                        .replaceAll(word -> digests.contains(store.secretDigest(word.group())) ? "***" : "$0");
    }

    /** Where the run came from; empty if it was executed here. */
    public Optional<RunOrigin> origin(RunId run) {
        return database.read(sql -> OriginRows.of(sql, run));
    }

    /** Lets artifacts of an imported run be deserialized, and its steps stand in for others. */
    public void trust(RunId run) {
        database.writeNow(sql -> OriginRows.trust(sql, run));
    }

    /**
     * Records runs, all or none: when this returns they are in the store.
     *
     * @param again stores their content, which another process may have taken for garbage meanwhile
     * @return those that were not there before
     * @throws IOException if an arrival can't be read, or names what lies outside of its run
     */
    public List<RunId> arrive(List<? extends Arrival> arrivals, Content again) throws IOException {
        for (Arrival arrival : arrivals) {
            requireInside(arrival.run());
        }
        var arrived = new ArrayList<RunId>();
        Map<String, Artifact> contents = ArrivalRows.contents(arrivals);
        for (int attempt = 1; ; attempt++) {
            again.store();
            var folders = new HashMap<RunId, Path>();
            for (Arrival arrival : arrivals) {
                folders.put(arrival.run().id(), writeFolder(arrival));
            }
            try {
                database.writeNow(sql -> {
                    arrived.clear();
                    files.requireAll(sql, new ArrayList<>(contents.values()));
                    for (Arrival arrival : arrivals) {
                        RunId id = arrival.run().id();
                        if (RunRows.run(sql, id.toString()).isEmpty()) { // or another process was faster
                            insert(sql, arrival, folders.getOrDefault(id, store.folder()));
                            arrived.add(id);
                        }
                    }
                });
                break;
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (MissingContentException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
        for (Arrival arrival : arrivals) {
            if (arrived.contains(arrival.run().id())) {
                link(arrival.run());
            }
        }
        return arrived;
    }

    /** Steps and artifacts become names of files. */
    private static void requireInside(RunCopy run) throws IOException {
        for (RunCopy.Step step : run.steps()) {
            requireInside(step.name());
            for (Artifact artifact : step.artifacts()) {
                requireInside(artifact.name());
                requireInside(artifact.name() + artifact.extension());
            }
        }
    }

    private static void requireInside(String name) throws IOException {
        boolean leaves = name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0 || name.length() > 1_000;
        for (String part : name.split("/", -1)) {
            leaves |= part.isEmpty() || part.equals(".") || part.equals("..");
        }
        if (leaves) {
            throw new IOException("\"%s\" is no name of a step or an artifact".formatted(name));
        }
    }

    /** Stores what arrives. */
    @FunctionalInterface
    public interface Content {
        void store() throws IOException;
    }

    /** Inside the transaction, so that of several processes one gives the run its folder and its rows. */
    private void insert(Sql sql, Arrival arrival, Path folder) throws SQLException {
        try {
            Path named = store.folder(arrival.run().id()).path();
            if (Files.exists(folder)) { // else this transaction is tried again
                Session.delete(named); // what a killed import left
                Files.move(folder, named, StandardCopyOption.ATOMIC_MOVE);
            }
            new ArrivalRows(sql, arrival).insert();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a person opens by hand, made whole under another name; before the rows, as a run's log is nowhere else. */
    private Path writeFolder(Arrival arrival) throws IOException {
        RunCopy run = arrival.run();
        Path path = temporary.resolve("arrival-" + UUID.randomUUID());
        var folder = new RunFolder(path, files, Optional.empty());
        var config = new LinkedHashMap<String, Map<String, String>>();
        run.config()
                .forEach(c -> config.computeIfAbsent(c.step(), s -> new LinkedHashMap<>())
                        .put(c.name(), c.text()));
        Files.createDirectories(path);
        Files.writeString(path.resolve("config.yaml"), RunFolder.yaml(config));
        arrival.inputs(path.resolve(RunFolder.INPUTS));
        for (RunCopy.Step step : run.steps()) {
            String log = arrival.log(step.name());
            if (!log.isEmpty()) {
                try (var out = folder.log(step.name())) {
                    out.write(log.getBytes(StandardCharsets.UTF_8));
                }
                if (shared.isPresent()) {
                    shared.get().sendLog(run.id().toString(), step.name(), path.resolve(step.name() + ".log"));
                }
            }
        }
        syncAll(path);
        return path;
    }

    private static void syncAll(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            for (Path path : tree.toList()) {
                try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Links can be made again at any time: a failure of one loses nothing. */
    private void link(RunCopy run) throws IOException {
        RunFolder folder = store.folder(run.id());
        for (RunCopy.Step step : run.steps()) {
            folder.link(step.name(), step.artifacts());
        }
        folder.close();
    }
}
