package org.brewline.share;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;

/** A bundle as it was handed over. Opening it checks every name and number in it; reading a file checks its hash. */
final class BundleReader implements AutoCloseable {
    private static final int LONGEST_NAME = 1_000;
    private static final long SMALL = 1 << 20;
    private static final int MOST_IN_MEMORY = 256 << 20;
    private static final int FILE_TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;

    private final Path file;
    private final BundleLimits limits;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
    private final Map<String, BundleIndex.File> files = new HashMap<>();
    private final BundleIndex index;

    /** @throws ProblemsException if it is no bundle that can be taken */
    BundleReader(Path file, BundleLimits limits) {
        this.file = file;
        this.limits = limits;
        this.zip = open();
        try {
            look();
            this.index = readIndex();
            match();
        } catch (RuntimeException e) {
            try (zip) {
                throw e;
            } catch (IOException closing) {
                e.addSuppressed(closing);
                throw e;
            }
        }
    }

    BundleIndex index() {
        return index;
    }

    /** The refusal of the whole bundle for one reason. */
    ProblemsException refused(String what, String where, String instead) {
        return new ProblemsException(
                "\"%s\" was not imported".formatted(file.getFileName()), List.of(new Problem(what, where, instead)));
    }

    private ZipFile open() {
        if (!Files.isRegularFile(file)) {
            throw refused(
                    Files.exists(file) ? "it is no file" : "there is no file " + file,
                    "",
                    "write the name of a file that %bundle wrote");
        }
        try {
            return ZipFile.builder().setPath(file).get();
        } catch (IOException | RuntimeException e) {
            throw startsAsZip()
                    ? refused("its end is missing or damaged", "", "copy it again: it was cut off")
                    : refused("it is no zip file", "", "write the name of a file that %bundle wrote");
        }
    }

    private boolean startsAsZip() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        } catch (IOException e) {
            return false;
        }
    }

    /** Looks at every name and number. */
    private void look() {
        Set<String> alike = new HashSet<>();
        long total = 0;
        int count = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (++count > limits.entries()) {
                throw bomb("it has more than %,d files".formatted(limits.entries()), "");
            }
            String name = checkedName(entry.getName());
            checkKind(entry, name);
            if (entry.isDirectory()) {
                continue;
            }
            total += checkSize(entry, name);
            if (total > limits.bytes() || total < 0) {
                throw bomb("unpacked it is larger than %,d bytes".formatted(limits.bytes()), "");
            }
            if (entries.put(name, entry) != null) {
                throw trick("a file is in it twice", name);
            }
            String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            if (!alike.add(plain)) {
                throw trick("two files have names that some systems take for one", name);
            }
        }
    }

    private String checkedName(String name) {
        String shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw trick("a file's name has %,d characters".formatted(name.length()), shown);
        }
        if (name.startsWith("/") || name.matches("^[A-Za-z]:.*") || name.indexOf('\\') >= 0) {
            throw trick("a file's name is a path from the root of a disk", shown);
        }
        if (name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw trick("a file's name has control characters", shown.replaceAll("\\p{Cntrl}", "?"));
        }
        String[] parts = (name.endsWith("/") ? name.substring(0, name.length() - 1) : name).split("/", -1);
        if (parts.length > limits.depth()) {
            throw trick("its folders are %,d deep".formatted(parts.length), shown);
        }
        for (String part : parts) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw trick("a file's name leads out of the bundle", shown);
            }
        }
        return name;
    }

    private void checkKind(ZipArchiveEntry entry, String name) {
        int type = entry.getUnixMode() & FILE_TYPE;
        if (entry.isUnixSymlink()) {
            throw trick("a symbolic link is in it", name);
        }
        if (type != 0 && type != REGULAR && type != FOLDER) {
            throw trick("something is in it that is neither a file nor a folder", name);
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw refused("a file in it is encrypted", name, "bundles are not; ask for the bundle itself");
        }
        if (entry.getMethod() != ZipArchiveEntry.STORED && entry.getMethod() != ZipArchiveEntry.DEFLATED) {
            throw refused("a file is packed in a way that bundles don't use", name, "ask for the bundle itself");
        }
    }

    private long checkSize(ZipArchiveEntry entry, String name) {
        long size = entry.getSize();
        long packed = entry.getCompressedSize();
        if (size < 0 || packed < 0) {
            throw refused("a file's size is not told", name, "ask for the bundle itself");
        }
        if (size > SMALL && size / Math.max(1, packed) > limits.ratio()) {
            throw bomb("a file grows to %,d times its size".formatted(size / Math.max(1, packed)), name);
        }
        return size;
    }

    private ProblemsException trick(String what, String where) {
        return refused(what, where, "%bundle writes no such file: ask who made it");
    }

    private ProblemsException bomb(String what, String where) {
        return refused(what, where, "that would fill the disk; %bundle writes no such file: ask who made it");
    }

    private BundleIndex readIndex() {
        ZipArchiveEntry entry = entries.get(BundleIndex.NAME);
        if (entry == null) {
            throw refused(
                    "it has no " + BundleIndex.NAME,
                    "",
                    "it is no bundle: write the name of a file that %bundle wrote");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_IN_MEMORY + 1);
            JsonNode tree = BundleIndex.MAPPER.readTree(bytes);
            String format = tree.path("format").asText();
            int version = tree.path("version").asInt();
            if (!format.equals(BundleIndex.FORMAT) || version < 1) {
                throw refused(
                        "its format is \"%s\"".formatted(format), BundleIndex.NAME, "it is no bundle of Brewline's");
            }
            if (version > BundleIndex.VERSION) {
                throw refused(
                        "it is of format %d, and this Brewline (%s) knows up to %d"
                                .formatted(version, Telling.VERSION, BundleIndex.VERSION),
                        "",
                        "import it with the Brewline that wrote it (%s) or a newer one"
                                .formatted(tree.path("madeWith").asText()));
            }
            return BundleIndex.MAPPER.treeToValue(tree, BundleIndex.class);
        } catch (IOException | RuntimeException e) {
            throw e instanceof ProblemsException known ? known : damaged(BundleIndex.NAME, e);
        }
    }

    /** What is in the index must be there, and nothing else. */
    private void match() {
        for (BundleIndex.File listed : index.files()) {
            ZipArchiveEntry entry = entries.get(listed.path());
            if (entry == null) {
                throw refused("a file is missing", listed.path(), "ask for the bundle again");
            }
            if (entry.getSize() != listed.size()) {
                throw altered(listed.path());
            }
            files.put(listed.path(), listed);
        }
        for (String name : entries.keySet()) {
            if (!files.containsKey(name) && !name.equals(BundleIndex.NAME)) {
                throw refused("it has a file that its list does not name", name, "it was changed: ask for it again");
            }
        }
    }

    /** A stream of a file; when it was read to its end its hash was compared. */
    InputStream open(String path) throws IOException {
        BundleIndex.File listed = listed(path);
        ZipArchiveEntry entry = entries.get(path);
        if (entry == null) {
            throw altered(path);
        }
        return new CheckedStream(zip.getInputStream(entry), listed, () -> altered(path));
    }

    private BundleIndex.File listed(String path) {
        BundleIndex.File listed = files.get(path);
        if (listed == null) {
            throw refused("a file is missing that a run names", path, "ask for the bundle again");
        }
        return listed;
    }

    byte[] bytes(String path) {
        if (listed(path).size() > MOST_IN_MEMORY) {
            throw bomb(
                    "a file that is text has %,d bytes".formatted(listed(path).size()), path);
        }
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw damaged(path, e);
        }
    }

    /** Reads a file to its end, so that it is known to be whole. */
    void check(String path) {
        try (InputStream in = open(path)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw damaged(path, e);
        }
    }

    ProblemsException altered(String path) {
        return refused("a file is not what it was when the bundle was written", path, "ask for the bundle again");
    }

    ProblemsException damaged(String path, Exception e) {
        ProblemsException refused = refused(
                e instanceof ZipException || e.getMessage() == null
                        ? "a file can't be unpacked"
                        : "a file can't be read: "
                                + e.getMessage().lines().findFirst().orElse(""),
                path,
                "ask for the bundle again");
        refused.initCause(e);
        return refused;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
