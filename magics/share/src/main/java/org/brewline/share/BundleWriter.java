package org.brewline.share;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Digest;
import org.brewline.engine.run.PathContent;
import org.brewline.engine.store.Advance;
import org.brewline.engine.store.CopyJson;
import org.brewline.engine.store.FolderFile;
import org.brewline.engine.store.RunCopy;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.Transfer;

/** Writes runs into a bundle. Each content is in it once, under the name that it has where it is met first. */
final class BundleWriter {
    private final Store store;
    private final Transfer transfer;
    private final ZipEntries zip;
    private final Advance advance;
    private final EntryNames names = new EntryNames();
    private final Map<String, String> pathOf = new HashMap<>();
    private final Map<String, List<BundleIndex.InFolder>> folders = new TreeMap<>();
    private final List<String> held = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private long done;
    private long total;

    BundleWriter(Store store, ZipEntries zip, Advance advance) {
        this.store = store;
        this.transfer = store.transfer();
        this.zip = zip;
        this.advance = advance;
        names.take(BundleIndex.NAME);
        names.take(Crate.NAME);
        names.take("README.md");
    }

    BundledInputs write(List<RunCopy> runs, BundleOptions options, Instant at) throws IOException {
        total = bytes(runs);
        var written = new ArrayList<BundleIndex.Run>();
        for (RunCopy run : runs) {
            written.add(write(run, options.inputsFrom()));
        }
        var told = new Telling(runs, options, at, pathOf, folders);
        zip.add("README.md", told.readme().getBytes(StandardCharsets.UTF_8));
        zip.add(Crate.NAME, new Crate(told, written, zip.files()).json());
        var index = new BundleIndex(
                BundleIndex.FORMAT,
                BundleIndex.VERSION,
                Telling.VERSION,
                at.toString(),
                options.madeBy(),
                options.madeOn(),
                written,
                folders,
                zip.files());
        zip.add(BundleIndex.NAME, BundleIndex.MAPPER.writeValueAsBytes(index));
        advance.at(total, total);
        return new BundledInputs(held, missing);
    }

    private static long bytes(List<RunCopy> runs) {
        Set<String> seen = new HashSet<>();
        return runs.stream()
                .flatMap(run -> run.steps().stream())
                .flatMap(step -> step.artifacts().stream())
                .filter(a -> seen.add(a.content().hex()))
                .mapToLong(Artifact::size)
                .sum();
    }

    private BundleIndex.Run write(RunCopy run, Optional<Path> inputsFrom) throws IOException {
        String folder = "runs/" + run.id() + "/";
        String file = names.take(folder + "run.json");
        zip.add(file, CopyJson.write(run));
        text(folder + "config.yaml", RunConfig.yaml(run, c -> true));
        text(folder + "dependencies.lock", Telling.lock(run));
        if (!run.cells().isEmpty()) {
            text(folder + "again.ipynb", new RunNotebook(run).json());
        }
        var logs = new LinkedHashMap<String, String>();
        var curves = new ArrayList<BundleIndex.Curve>();
        for (RunCopy.Step step : run.steps()) {
            String log = transfer.withoutSecrets(run.id(), store.log(run.id(), step.name()));
            if (!log.isEmpty()) {
                logs.put(step.name(), text(folder + "logs/" + step.name() + ".log", log));
            }
            for (String curve : step.curves()) {
                String path = names.take(folder + "curves/" + step.name() + "/" + curve.replace('/', '_') + ".csv");
                zip.write(
                        path, out -> CurveFile.write(out, each -> transfer.points(run.id(), step.name(), curve, each)));
                curves.add(new BundleIndex.Curve(step.name(), curve, path));
            }
            for (Artifact artifact : step.artifacts()) {
                write(folder + step.name() + "/", artifact);
            }
        }
        List<BundleIndex.Input> inputs = inputsFrom.isPresent() ? inputs(run, folder, inputsFrom.get()) : List.of();
        return new BundleIndex.Run(run.id().toString(), run.pipeline(), file, logs, curves, inputs);
    }

    /** What the run read, as far as it is still what it was. */
    private List<BundleIndex.Input> inputs(RunCopy run, String folder, Path relativeTo) throws IOException {
        var inputs = new LinkedHashMap<String, BundleIndex.Input>();
        for (InputFile input : InputFile.of(run)) {
            Optional<Path> found = input.find(store, run, relativeTo);
            (found.isPresent() ? held : missing).add(input.path());
            if (found.isPresent() && !inputs.containsKey(input.sha256())) {
                boolean isFolder = Files.isDirectory(found.get());
                String name = folder + "inputs/" + input.path();
                if (isFolder) {
                    inputFolder(name, found.get(), input.sha256());
                } else {
                    input(name, found.get(), new Digest(input.sha256()));
                }
                inputs.put(input.sha256(), new BundleIndex.Input(input.path(), input.sha256(), isFolder));
            }
        }
        return new ArrayList<>(inputs.values());
    }

    private void inputFolder(String name, Path folder, String sha256) throws IOException {
        if (folders.containsKey(sha256)) {
            return;
        }
        var files = new ArrayList<BundleIndex.InFolder>();
        try (var tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                var content = new Digest(PathContent.sha256(file));
                input(name + "/" + path, file, content);
                files.add(new BundleIndex.InFolder(path, Files.size(file), content.hex()));
            }
        }
        folders.put(sha256, files);
    }

    private void input(String wanted, Path file, Digest digest) throws IOException {
        if (!pathOf.containsKey(digest.hex())) {
            String path = names.take(wanted);
            zip.add(path, digest, () -> Files.newInputStream(file));
            pathOf.put(digest.hex(), path);
        }
    }

    private String text(String wanted, String content) throws IOException {
        String path = names.take(wanted);
        zip.add(path, content.getBytes(StandardCharsets.UTF_8));
        return path;
    }

    private void write(String folder, Artifact artifact) throws IOException {
        String name = artifact.name().endsWith(artifact.extension())
                ? artifact.name()
                : artifact.name() + artifact.extension();
        if (!artifact.folder()) {
            content(folder + name, artifact.content(), artifact.size());
        } else if (!folders.containsKey(artifact.content().hex())) {
            var files = new ArrayList<BundleIndex.InFolder>();
            for (FolderFile file : transfer.files(artifact)) {
                content(folder + name + "/" + file.path(), file.content(), file.size());
                files.add(new BundleIndex.InFolder(
                        file.path(), file.size(), file.content().hex()));
            }
            folders.put(artifact.content().hex(), files);
        }
    }

    private void content(String wanted, Digest digest, long size) throws IOException {
        if (!pathOf.containsKey(digest.hex())) {
            advance.at(done, total);
            String path = names.take(wanted);
            zip.add(path, digest, () -> transfer.open(digest));
            pathOf.put(digest.hex(), path);
            done += size;
        }
    }
}
