package org.brewline.share;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Digest;
import org.brewline.engine.store.Advance;
import org.brewline.engine.store.Arrival;
import org.brewline.engine.store.CopyJson;
import org.brewline.engine.store.FolderFile;
import org.brewline.engine.store.MetricPoint;
import org.brewline.engine.store.RunCopy;
import org.brewline.engine.store.RunOrigin;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.StoreException;
import org.brewline.engine.store.Transfer;

/** Takes the runs of a bundle into a store: all that are not there yet, or none. */
final class BundleImport {
    /** A type as source text: no parenthesis, brace or semicolon, with which text would be more than a type. */
    private static final Pattern TYPE = Pattern.compile("[\\p{L}\\p{N}_$.<>\\[\\],?& ]{1,500}");

    private static final Pattern EXTENSION = Pattern.compile("(\\.[A-Za-z0-9_.-]{1,40})?");

    private final Store store;
    private final Transfer transfer;
    private final BundleReader bundle;
    private final String fileName;
    private final Advance advance;
    private final Map<String, String> pathOf = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final ArrivingInputs inputs;
    private long done;
    private long total;

    BundleImport(Store store, BundleReader bundle, String fileName, Advance advance, BundleLimits limits) {
        this.store = store;
        this.transfer = store.transfer();
        this.bundle = bundle;
        this.fileName = fileName;
        this.advance = advance;
        this.inputs = new ArrivingInputs(bundle, pathOf, limits);
        for (BundleIndex.File file : bundle.index().files()) {
            pathOf.putIfAbsent(file.sha256(), file.path());
            sizes.put(file.path(), file.size());
            total += file.size();
        }
    }

    List<Imported> into(boolean trust) {
        var arriving = new ArrayList<Coming>();
        var result = new ArrayList<Imported>();
        Set<String> seen = new HashSet<>();
        for (BundleIndex.Run entry : bundle.index().runs()) {
            RunCopy run = read(entry);
            if (!seen.add(run.id().toString())) {
                throw bundle.refused("a run is in it twice", entry.file(), "ask for the bundle again");
            }
            boolean known = store.run(run.id()).isPresent();
            if (known) {
                requireSame(run);
            } else {
                arriving.add(new Coming(run, entry, origin(run, trust)));
            }
            result.add(new Imported(run.id(), run.pipeline(), run.state(), run.started(), !known, Optional.empty()));
        }
        arriving.forEach(this::checkFiles);
        if (!arriving.isEmpty()) {
            arrive(arriving);
        }
        advance.at(total, total);
        if (trust) {
            result.forEach(run -> transfer.trust(run.id()));
        }
        return result.stream().map(run -> run.from(transfer.origin(run.id()))).toList();
    }

    private void arrive(List<Coming> arriving) {
        try {
            transfer.arrive(arriving, () -> {
                done = 0;
                for (Coming coming : arriving) {
                    storeContent(coming.run());
                }
            });
        } catch (IOException e) {
            throw bundle.damaged(fileName, e);
        } catch (StoreException e) {
            throw e.getMessage() != null && e.getMessage().contains("constraint")
                    ? bundle.damaged(fileName, new IOException("what it tells of a run contradicts itself", e))
                    : e;
        }
    }

    private RunCopy read(BundleIndex.Run entry) {
        try {
            RunCopy run = CopyJson.read(bundle.bytes(entry.file()));
            check(run, entry);
            return run;
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw bundle.damaged(entry.file(), e);
        }
    }

    private static void check(RunCopy run, BundleIndex.Run entry) throws IOException {
        require(run.id().toString().equals(entry.id()), "it is of another run than is said");
        require(run.state().isFinal(), "the run had not ended");
        Optional<String> flaw = run.told().flaw();
        require(flaw.isEmpty(), flaw.orElse(""));
        Set<String> steps = new HashSet<>();
        for (RunCopy.Step step : run.steps()) {
            require(steps.add(step.name()), "the step \"%s\" is there twice".formatted(step.name()));
            require(
                    step.component() >= 0 && step.component() < run.components().size(),
                    "the step \"%s\" has no component".formatted(step.name()));
            for (Artifact artifact : step.artifacts()) {
                require(TYPE.matcher(artifact.type()).matches(), "\"%s\" is no type".formatted(artifact.type()));
                require(
                        EXTENSION.matcher(artifact.extension()).matches(),
                        "\"%s\" is no file's extension".formatted(artifact.extension()));
            }
        }
    }

    private static void require(boolean right, String otherwise) throws IOException {
        if (!right) {
            throw new IOException(otherwise);
        }
    }

    /** A run that is here already must be the same one; it is not touched. */
    private void requireSame(RunCopy run) {
        String here = transfer.origin(run.id())
                .map(RunOrigin::fingerprint)
                .orElseGet(() -> transfer.copy(run.id()).fingerprint());
        if (!here.equals(run.fingerprint())) {
            throw bundle.refused(
                    "the run %s is in the store already, and what the bundle tells of it is something else"
                            .formatted(run.id()),
                    fileName,
                    "one of the two was changed: ask who made the bundle");
        }
    }

    private RunOrigin origin(RunCopy run, boolean trust) {
        BundleIndex index = bundle.index();
        Instant at;
        try {
            at = Instant.parse(index.madeAt());
        } catch (DateTimeParseException e) {
            throw bundle.damaged(BundleIndex.NAME, e);
        }
        return new RunOrigin(fileName, run.fingerprint(), index.madeBy(), index.madeOn(), at, Instant.now(), trust);
    }

    /** Logs and curves are read while rows are written: they must be whole before. */
    private void checkFiles(Coming coming) {
        coming.entry().logs().values().forEach(bundle::check);
        coming.entry().curves().forEach(curve -> {
            bundle.check(curve.file());
            try {
                coming.points(curve.step(), curve.metric(), point -> {});
            } catch (IOException e) {
                throw bundle.damaged(curve.file(), e);
            }
        });
    }

    private void storeContent(RunCopy run) throws IOException {
        for (RunCopy.Step step : run.steps()) {
            for (Artifact artifact : step.artifacts()) {
                if (!artifact.folder()) {
                    put(artifact.content().hex());
                    continue;
                }
                List<BundleIndex.InFolder> files =
                        bundle.index().folders().get(artifact.content().hex());
                if (files == null) {
                    throw new IOException("the files of \"%s\" are missing".formatted(artifact.name()));
                }
                putFolder(artifact, files);
            }
        }
    }

    private void putFolder(Artifact artifact, List<BundleIndex.InFolder> files) throws IOException {
        Set<String> paths = new HashSet<>();
        var folder = new ArrayList<FolderFile>();
        for (BundleIndex.InFolder file : files) {
            requireInside(file.path());
            require(paths.add(file.path()), "\"%s\" is there twice".formatted(file.path()));
            put(file.sha256());
            folder.add(new FolderFile(file.path(), file.size(), new Digest(file.sha256())));
        }
        require(
                transfer.putFolder(folder).equals(artifact.content()),
                "the files of \"%s\" are not what they were".formatted(artifact.name()));
    }

    static void requireInside(String path) throws IOException {
        boolean leaves = path.startsWith("/") || path.indexOf('\\') >= 0 || path.matches("[A-Za-z]:.*");
        for (String part : path.split("/", -1)) {
            leaves |= part.isEmpty() || part.equals(".") || part.equals("..");
        }
        require(!leaves, "\"%s\" leads out of its folder".formatted(path));
    }

    private void put(String sha256) throws IOException {
        var digest = new Digest(sha256);
        String path = pathOf.get(sha256);
        if (path == null) {
            throw new IOException("the content %s is missing".formatted(digest.brief()));
        }
        advance.at(Math.min(done, total), total);
        try (InputStream in = bundle.open(path)) {
            transfer.put(in);
        }
        done += sizes.getOrDefault(path, 0L);
    }

    /** A run on its way. */
    private final class Coming implements Arrival {
        private final RunCopy run;
        private final BundleIndex.Run entry;
        private final RunOrigin origin;

        Coming(RunCopy run, BundleIndex.Run entry, RunOrigin origin) {
            this.run = run;
            this.entry = entry;
            this.origin = origin;
        }

        @Override
        public RunCopy run() {
            return run;
        }

        @Override
        public RunOrigin origin() {
            return origin;
        }

        BundleIndex.Run entry() {
            return entry;
        }

        @Override
        public String log(String step) {
            String path = entry.logs().get(step);
            return path == null ? "" : new String(bundle.bytes(path), StandardCharsets.UTF_8);
        }

        @Override
        public void inputs(Path folder) throws IOException {
            inputs.write(entry, folder);
        }

        @Override
        public void points(String step, String curve, Consumer<MetricPoint> to) throws IOException {
            for (BundleIndex.Curve one : entry.curves()) {
                if (one.step().equals(step) && one.metric().equals(curve)) {
                    try (InputStream in = bundle.open(one.file())) {
                        CurveFile.read(in, curve, to);
                    }
                    return;
                }
            }
        }
    }
}
