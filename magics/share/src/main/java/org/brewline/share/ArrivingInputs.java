package org.brewline.share;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.brewline.engine.run.PathContent;

/** What the runs of a bundle read, on its way into a store: written under names that were checked, as data. */
final class ArrivingInputs {
    private final BundleReader bundle;
    private final Map<String, String> pathOf;
    private final BundleLimits limits;
    private long files;
    private long bytes;

    /** @param pathOf digest of content to its file in the bundle */
    ArrivingInputs(BundleReader bundle, Map<String, String> pathOf, BundleLimits limits) {
        this.bundle = bundle;
        this.pathOf = pathOf;
        this.limits = limits;
    }

    /** Writes each below a folder that is called by its hash. */
    void write(BundleIndex.Run run, Path folder) throws IOException {
        Set<String> seen = new HashSet<>();
        for (BundleIndex.Input input : Objects.requireNonNull(run.inputs())) {
            if (!input.sha256().matches("[0-9a-f]{64}") || !seen.add(input.sha256())) {
                throw new IOException("\"%s\" is told of wrongly".formatted(input.path()));
            }
            Path holder = Files.createDirectories(folder.resolve(input.sha256()));
            Path target = input.folder() ? folder(input, holder) : file(input.sha256(), holder);
            if (!PathContent.sha256(target).equals(input.sha256())) {
                throw new IOException("\"%s\" is not what the run read".formatted(input.path()));
            }
        }
    }

    private Path file(String sha256, Path holder) throws IOException {
        String entry = entry(sha256);
        Path target = holder.resolve(entry.substring(entry.lastIndexOf('/') + 1));
        copy(entry, target);
        return target;
    }

    private Path folder(BundleIndex.Input input, Path holder) throws IOException {
        Path target = Files.createDirectories(holder.resolve("folder"));
        List<BundleIndex.InFolder> inside = bundle.index().folders().get(input.sha256());
        if (inside == null) {
            throw new IOException("the files of \"%s\" are missing".formatted(input.path()));
        }
        for (BundleIndex.InFolder file : inside) {
            BundleImport.requireInside(file.path());
            Path path = target.resolve(file.path());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            copy(entry(file.sha256()), path);
        }
        return target;
    }

    private String entry(String sha256) throws IOException {
        String entry = pathOf.get(sha256);
        if (entry == null) {
            throw new IOException("the content %s is missing".formatted(sha256));
        }
        return entry;
    }

    /** A list may name the same content as often as it likes; the disk has an end. */
    private void copy(String entry, Path target) throws IOException {
        try (InputStream in = bundle.open(entry)) {
            bytes += Files.copy(in, target);
        }
        if (++files > limits.entries() || bytes > limits.bytes()) {
            throw new IOException("what the runs read is larger than it can be");
        }
    }
}
