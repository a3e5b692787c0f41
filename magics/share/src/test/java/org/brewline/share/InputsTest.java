package org.brewline.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.run.PathContent;
import org.brewline.engine.run.Run;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.Advance;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run read because its config names it goes along with the run. */
class InputsTest {
    @TempDir
    Path folder;

    private Store mine;
    private Store theirs;
    private Path bundle;
    private Run run;

    /** The components. */
    static final class Steps {
        @Component
        static long read(Path file, List<Path> more) throws IOException {
            long size = Files.size(file);
            for (Path one : more) {
                try (var tree = Files.walk(one)) {
                    size += tree.count();
                }
            }
            return size;
        }
    }

    @BeforeEach
    void run() throws IOException {
        Files.createDirectories(folder.resolve("data/deep/er"));
        Files.writeString(folder.resolve("data/a file.csv"), "a,b\n");
        Files.writeString(folder.resolve("data/deep/one.txt"), "1");
        Files.writeString(folder.resolve("data/deep/er/two.txt"), "2");
        mine = Store.open(folder.resolve("mine"));
        theirs = Store.open(folder.resolve("theirs"));
        bundle = folder.resolve("read.zip");
        var pipeline = Pipeline.define("reading", Components.of(Steps.class), p -> p.step("read"));
        run = Runner.in(mine)
                .baseFolder(folder)
                .start(pipeline, "read.file=data/a file.csv", "read.more=[data/deep, data/deep/one.txt]");
        assertThat(run.await()).isEqualTo(RunState.SUCCEEDED);
    }

    @AfterEach
    void close() {
        mine.close();
        theirs.close();
    }

    private BundledInputs write(Store store, Path relativeTo) {
        return Bundles.write(
                store, List.of(run.id()), bundle, BundleOptions.DEFAULT.inputsFrom(relativeTo), Advance.SILENT);
    }

    private Path kept(Store store, String sha256) {
        return store.folder(run.id()).input(sha256).orElseThrow();
    }

    @Test
    void filesAndFoldersComeAlongAndGoOnToTheNext() throws IOException {
        assertThat(write(mine, folder).held())
                .containsExactlyInAnyOrder("data/a file.csv", "data/deep", "data/deep/one.txt");
        String file = PathContent.sha256(folder.resolve("data/a file.csv"));
        String deep = PathContent.sha256(folder.resolve("data/deep"));

        Bundles.read(theirs, bundle, false, Advance.SILENT);

        assertThat(kept(theirs, file)).hasContent("a,b\n");
        assertThat(kept(theirs, deep).resolve("er/two.txt")).hasContent("2");
        assertThat(write(theirs, folder.resolve("nowhere")).missing()).isEmpty();
        try (Store third = Store.open(folder.resolve("third"))) {
            Bundles.read(third, bundle, false, Advance.SILENT);
            assertThat(PathContent.sha256(kept(third, deep))).isEqualTo(deep);
        }
    }

    @Test
    void whatIsNotAsTheRunReadItStaysOut() throws IOException {
        Files.writeString(folder.resolve("data/a file.csv"), "other");

        BundledInputs inputs = write(mine, folder);

        assertThat(inputs.missing()).containsExactly("data/a file.csv");
        assertThat(inputs.held()).containsExactlyInAnyOrder("data/deep", "data/deep/one.txt");
    }

    @Test
    void nothingOfThemIsInItIfNobodyAsks() throws IOException {
        Bundles.write(mine, List.of(run.id()), bundle, BundleOptions.DEFAULT, Advance.SILENT);
        try (var zip = ZipFile.builder().setPath(bundle).get()) {
            assertThat(java.util.Collections.list(zip.getEntries()))
                    .extracting(ZipArchiveEntry::getName)
                    .noneMatch(name -> name.contains("/inputs/"));
        }
    }

    @Test
    void aFolderWhoseListIsAnotherIsRefused() throws IOException {
        write(mine, folder);
        for (String[] change : List.of(
                new String[] {"\"path\" : \"er/two.txt\"", "\"path\" : \"../../../two.txt\""},
                new String[] {"\"path\" : \"er/two.txt\"", "\"path\" : \"er/three.txt\""},
                new String[] {"\"folder\" : true", "\"folder\" : false"})) {
            Path changed = changed(change[0], change[1]);
            assertThatThrownBy(() -> Bundles.read(theirs, changed, false, Advance.SILENT))
                    .as(change[1])
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("was not imported");
        }
        assertThat(theirs.runs(RunQuery.all())).isEmpty();
        assertThat(folder.resolve("theirs/runs"))
                .satisfiesAnyOf(
                        runs -> assertThat(runs).doesNotExist(),
                        runs -> assertThat(runs).isEmptyDirectory());
    }

    /** The bundle with another index. */
    private Path changed(String what, String to) throws IOException {
        Path changed = folder.resolve("changed.zip");
        try (var zip = ZipFile.builder().setPath(bundle).get();
                var out = new ZipArchiveOutputStream(changed)) {
            for (var entry : java.util.Collections.list(zip.getEntries())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(BundleIndex.NAME)) {
                    String index = new String(content, StandardCharsets.UTF_8);
                    assertThat(index).contains(what);
                    content = index.replace(what, to).getBytes(StandardCharsets.UTF_8);
                }
                out.putArchiveEntry(new ZipArchiveEntry(entry.getName()));
                out.write(content);
                out.closeArchiveEntry();
            }
        }
        return changed;
    }
}
