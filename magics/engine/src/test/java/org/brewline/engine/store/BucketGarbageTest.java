package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.brewline.engine.artifact.Artifact;
import org.junit.jupiter.api.Test;

/** The same with the content in a bucket; what this machine keeps of it goes too. */
class BucketGarbageTest extends GarbageTest {
    private StoreAddress made = StoreAddress.folder(Path.of(""));

    @Override
    synchronized StoreAddress address() {
        if (made.bucket().isEmpty()) {
            made = StoreAddress.folder(folder).in(BucketTestServer.bucket());
        }
        return made;
    }

    private Bucket bucket() {
        return BucketTestServer.open(address().bucket().orElseThrow());
    }

    private static String key(Artifact artifact) {
        String hex = artifact.content().hex();
        return "objects/" + hex.substring(0, 2) + "/" + hex.substring(2);
    }

    @Override
    void lose(Store from, Artifact artifact) throws Exception {
        Files.deleteIfExists(from.objects().path(artifact.content()));
        try (Bucket bucket = bucket()) {
            bucket.delete(key(artifact));
        }
    }

    @Override
    void replace(Store in, Artifact artifact, byte[] bytes) throws Exception {
        try (Bucket bucket = bucket()) {
            bucket.put(key(artifact), Files.write(folder.resolve("other"), bytes));
        }
    }

    /** A bucket tells its own time, which nobody can set. */
    @Override
    @Test
    void whatARunningStepJustWroteStays() {
        var journal = StoreWrites.begin(store(), "a");
        Artifact young = store().write("output", "byte[]", new byte[20_000]);

        store().collect(GarbagePlan.unreferenced(), Advance.SILENT);
        journal.stepFinished(StoreWrites.end("a", java.util.List.of(young))).join();

        assertThat(store().holds(young)).isTrue();
    }

    @Test
    void whatThisMachineKeepsOfRemovedContentGoesToo() {
        Artifact nobodys = store().write("nobody", "byte[]", new byte[20_000]);
        Path here = store().open(nobodys);

        store().collect(GarbagePlan.unreferenced(), Advance.SILENT);

        assertThat(here).doesNotExist();
    }
}
