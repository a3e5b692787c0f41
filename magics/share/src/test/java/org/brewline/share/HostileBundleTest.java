package org.brewline.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.store.Advance;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that claim to be bundles. Whatever is wrong is told, and the store stays as it was. */
class HostileBundleTest {
    @TempDir
    static Path shared;

    private static Path good;

    @TempDir
    Path folder;

    private Store store;
    private Path bad;

    @org.junit.jupiter.api.BeforeAll
    static void bundle() {
        good = shared.resolve("good.zip");
        try (Store store = Store.open(shared.resolve("store"))) {
            Bundles.write(store, List.of(Sums.run(store).id()), good, BundleOptions.DEFAULT, Advance.SILENT);
        }
    }

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("store"));
        bad = folder.resolve("bad.zip");
    }

    @AfterEach
    void nothingCameIn() {
        assertThat(store.runs(RunQuery.all())).isEmpty();
        store.close();
        assertThat(folder.resolve("store/runs")).isEmptyDirectory();
    }

    /** Writes more into a copy of the good bundle. */
    @FunctionalInterface
    private interface More {
        void into(ZipArchiveOutputStream zip) throws IOException;
    }

    private void copy(UnaryOperator<byte[]> index, More more) throws IOException {
        try (var from = ZipFile.builder().setPath(good).get();
                var zip = new ZipArchiveOutputStream(bad)) {
            for (var entry : java.util.Collections.list(from.getEntries())) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                add(zip, entry.getName(), entry.getName().equals(BundleIndex.NAME) ? index.apply(content) : content);
            }
            more.into(zip);
        }
    }

    private static void add(ZipArchiveOutputStream zip, String name, byte[] content) throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(content);
        zip.closeArchiveEntry();
    }

    private void refuses(String... words) {
        refuses(BundleLimits.DEFAULT, words);
    }

    private void refuses(BundleLimits limits, String... words) {
        assertThatThrownBy(() -> Bundles.read(store, bad, true, Advance.SILENT, limits))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("\"bad.zip\" was not imported");
    }

    @ParameterizedTest
    @CsvSource({
        "../evil, leads out of the bundle",
        "runs/../../evil, leads out of the bundle",
        "runs/./evil, leads out of the bundle",
        "runs//evil, leads out of the bundle",
        "/etc/passwd, from the root of a disk",
        "C:/windows, from the root of a disk",
        "c:evil, from the root of a disk",
        "..\\evil, leads out of the bundle",
        "README.md, is in it twice",
        "readme.MD, that some systems take for one",
        "ＲＥＡＤＭＥ.md, that some systems take for one",
        "notes.txt, that its list does not name",
    })
    void namesThatAreTricksAreRefused(String name, String sentence) throws IOException {
        copy(index -> index, zip -> add(zip, name, new byte[] {1}));
        refuses(sentence);
    }

    @Test
    void aNameWithControlCharactersIsRefused() throws IOException {
        copy(index -> index, zip -> add(zip, "a\u0007b", new byte[] {1}));
        refuses("control characters");
    }

    @Test
    void aSymbolicLinkIsRefused() throws IOException {
        copy(index -> index, zip -> {
            var link = new ZipArchiveEntry("runs/link");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        });
        refuses("a symbolic link is in it", "runs/link");
    }

    @Test
    void tenThousandFoldersInEachOtherAreRefused() throws IOException {
        copy(index -> index, zip -> add(zip, "a/".repeat(10_000) + "b", new byte[] {1}));
        refuses("20,001 characters");
        copy(index -> index, zip -> add(zip, "a/".repeat(400) + "b", new byte[] {1}));
        refuses("its folders are 401 deep");
    }

    @Test
    void whatWouldFillTheDiskIsRefused() throws IOException {
        copy(index -> index, zip -> add(zip, "zeros", new byte[20_000_000]));
        refuses("grows to", "times its size", "fill the disk");
        refuses(new BundleLimits(10, 1L << 40, 200, 64), "more than 10 files");
        refuses(new BundleLimits(1_000, 1_000_000, 100_000, 64), "larger than 1,000,000 bytes");
    }

    @Test
    void aFileThatIsLargerThanItSaysIsRefused() throws IOException {
        copy(
                index -> new String(index, StandardCharsets.UTF_8)
                        .replaceFirst("\"size\" : \\d+", "\"size\" : 7")
                        .getBytes(StandardCharsets.UTF_8),
                zip -> {});
        refuses("not what");
    }

    @Test
    void aNewerFormatNamesTheVersionThatWroteIt() throws IOException {
        copy(
                index -> new String(index, StandardCharsets.UTF_8)
                        .replaceFirst("\"version\" : 1", "\"version\" : 2")
                        .replaceFirst("\"madeWith\" : \"[^\"]*\"", "\"madeWith\" : \"9.4\"")
                        .getBytes(StandardCharsets.UTF_8),
                zip -> {});
        refuses("it is of format 2, and this Brewline (0.1.0) knows up to 1", "9.4");
    }

    @Test
    void otherFilesAreNoBundles() throws IOException {
        refuses("there is no file");
        Files.writeString(bad, "Dear Ada");
        refuses("it is no zip file");
        Files.createDirectory(folder.resolve("folder"));
        try (var zip = new ZipArchiveOutputStream(bad)) {
            add(zip, "README.md", new byte[] {1});
        }
        refuses("it has no brewline-bundle.json");
        copy(index -> "[[[[".getBytes(StandardCharsets.UTF_8), zip -> {});
        refuses("brewline-bundle.json");
    }

    @Test
    void aBundleThatIsCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(good);
        var random = new Random(7);
        for (int i = 0; i < 20; i++) {
            Files.write(bad, Arrays.copyOf(whole, random.nextInt(whole.length - 1)));
            assertThat(catchThrowable(() -> Bundles.read(store, bad, false, Advance.SILENT)))
                    .isInstanceOf(ProblemsException.class);
        }
        Files.write(bad, Arrays.copyOf(whole, whole.length - 30));
        refuses("its end is missing");
    }

    @Test
    void aBundleThatWasTamperedWithIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(good);
        var random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 25; i++) {
            byte[] altered = whole.clone();
            altered[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(bad, altered);
            try (Store one = Store.open(folder.resolve("one" + i))) {
                Throwable thrown = catchThrowable(() -> Bundles.read(one, bad, false, Advance.SILENT));
                if (thrown != null) {
                    assertThat(thrown).isInstanceOf(ProblemsException.class);
                    assertThat(one.runs(RunQuery.all())).isEmpty();
                    refused++;
                } else { // a bit that means nothing, as a file's date
                    assertThat(one.verify(Advance.SILENT).isWhole()).isTrue();
                }
            }
        }
        assertThat(refused).isGreaterThan(10);
    }

    @Test
    void aRunThatIsHereAlreadyAndTellsSomethingElseIsRefused() throws IOException {
        String id;
        try (var zip = ZipFile.builder().setPath(good).get()) {
            id = BundleIndex.MAPPER
                    .readTree(zip.getInputStream(zip.getEntry(BundleIndex.NAME)))
                    .path("runs")
                    .path(0)
                    .path("id")
                    .asText();
        }
        String path = "runs/" + id + "/run.json";
        var rewritten = rewrite(path, "\"n\",\n    \"text\" : \"3000\"", "\"n\",\n    \"text\" : \"4000\"");
        copyWith(path, rewritten);
        try (Store one = Store.open(folder.resolve("one"))) {
            Bundles.read(one, good, false, Advance.SILENT);
            assertThatThrownBy(() -> Bundles.read(one, bad, false, Advance.SILENT))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("is in the store already, and what the bundle tells of it is something else");
        }
    }

    @Test
    void namesOfStepsAndTypesThatAreMoreThanThatAreRefused() throws IOException {
        String id;
        try (var zip = ZipFile.builder().setPath(good).get()) {
            id = BundleIndex.MAPPER
                    .readTree(zip.getInputStream(zip.getEntry(BundleIndex.NAME)))
                    .path("runs")
                    .path(0)
                    .path("id")
                    .asText();
        }
        String path = "runs/" + id + "/run.json";
        copyWith(path, rewrite(path, "\"name\" : \"report.md\"", "\"name\" : \"../../../evil\""));
        refuses("is no name of a step or an artifact");
        copyWith(
                path,
                rewrite(
                        path,
                        "\"type\" : \"double\"",
                        "\"type\" : \"String>() { { Runtime.getRuntime().halt(1); } }\""));
        refuses("is no type");
        copyWith(path, rewrite(path, "\"state\" : \"SUCCEEDED\"", "\"state\" : \"RUNNING\""));
        refuses("had not ended");
    }

    private static byte[] rewrite(String path, String text, String by) throws IOException {
        try (var zip = ZipFile.builder().setPath(good).get()) {
            var old = new String(zip.getInputStream(zip.getEntry(path)).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(old).contains(text);
            return old.replace(text, by).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The bundle with another file in the place of one, and a list that fits. */
    private void copyWith(String path, byte[] content) throws IOException {
        try (var from = ZipFile.builder().setPath(good).get();
                OutputStream out = Files.newOutputStream(bad);
                var zip = new ZipArchiveOutputStream(out)) {
            byte[] old = from.getInputStream(from.getEntry(path)).readAllBytes();
            for (var entry : java.util.Collections.list(from.getEntries())) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(path)) {
                    bytes = content;
                } else if (entry.getName().equals(BundleIndex.NAME)) {
                    bytes = new String(bytes, StandardCharsets.UTF_8)
                            .replace(Hashes.of(old), Hashes.of(content))
                            .replaceFirst("(\"path\" : \"" + path + "\",\\s+\"size\" : )\\d+", "$1" + content.length)
                            .getBytes(StandardCharsets.UTF_8);
                }
                add(zip, entry.getName(), bytes);
            }
        }
    }
}
