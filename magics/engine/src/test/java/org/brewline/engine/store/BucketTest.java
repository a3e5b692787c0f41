package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.config.ProblemsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose database and content two machines share. */
class BucketTest {
    @TempDir
    Path folder;

    private final BucketAddress bucket = BucketTestServer.bucket();

    private StoreAddress machine(String name) {
        return StoreAddress.folder(folder.resolve(name)).in(bucket);
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static Object read(Store store, Artifact artifact) {
        return store.value(artifact, byte[].class, BucketTest.class.getClassLoader());
    }

    @Test
    void whatOneMachineStoredAnotherReadsAndKeeps() throws Exception {
        try (Store one = Store.open(machine("one"));
                Store two = Store.open(machine("two"))) {
            Artifact artifact = one.write("data", "byte[]", bytes(20_000));

            assertThat(two.holds(artifact)).isTrue();
            assertThat(read(two, artifact)).isEqualTo(bytes(20_000));
            assertThat(two.objects().path(artifact.content())).hasBinaryContent(bytes(20_000));
            assertThat(one.secretDigest("password")).isEqualTo(two.secretDigest("password"));
        }
    }

    @Test
    void contentOfManyPartsArrivesWhole() throws Exception {
        byte[] large = bytes(70_000_000); // three parts
        try (Store one = Store.open(machine("one"));
                Store two = Store.open(machine("two"))) {
            Artifact artifact = one.write("data", "byte[]", large);

            assertThat(read(two, artifact)).isEqualTo(large);
            assertThat(one.verify(Advance.SILENT).damages()).isEmpty();
        }
    }

    @Test
    void aLogIsReadOnTheOtherMachine() throws Exception {
        try (Store one = Store.open(machine("one"));
                Bucket content = BucketTestServer.open(bucket)) {
            var journal = StoreWrites.begin(one, "a");
            try (var log = journal.folder().log("a")) {
                log.write("hello".getBytes(StandardCharsets.UTF_8));
            }
            Files.delete(journal.folder().path().resolve("a.log"));

            assertThat(one.log(journal.run(), "a")).isEqualTo("hello");
            assertThat(content.list("runs/")).hasSize(1);
        }
    }

    @Test
    void contentThatWasAlteredInTheBucketIsNotTaken() throws Exception {
        try (Store one = Store.open(machine("one"));
                Store two = Store.open(machine("two"));
                Bucket content = BucketTestServer.open(bucket)) {
            Artifact artifact = one.write("data", "byte[]", bytes(20_000));
            String key = content.list("objects/").get(0).key();
            content.put(key, Files.write(folder.resolve("other"), bytes(20_001)));

            assertThatThrownBy(() -> read(two, artifact))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("other content under " + key);
            assertThat(two.objects().path(artifact.content())).doesNotExist();
        }
    }

    @Test
    void whatIsThereAlreadyIsMadeYoungAndNotSentAgain() throws Exception {
        try (Bucket content = BucketTestServer.open(bucket)) {
            Path file = Files.write(folder.resolve("file"), bytes(10));
            content.put("objects/x", file);
            content.touch(content.find("objects/x").orElseThrow());
            content.putNew("objects/x", bytes(3));

            try (var in = content.open("objects/x")) {
                assertThat(in.readAllBytes()).isEqualTo(bytes(10));
            }
        }
    }

    @Test
    void moreThanAPageOfContentIsListed() throws Exception {
        try (Bucket content = BucketTestServer.open(bucket)) {
            for (int i = 0; i < 1_005; i++) {
                content.putNew("objects/" + i, new byte[0]);
            }

            assertThat(content.list("objects/")).hasSize(1_005);
        }
    }

    private void refused(BucketAddress wrong, String because) {
        assertThatThrownBy(() -> Store.open(StoreAddress.folder(folder).in(wrong)))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining(because)
                .hasMessageContaining("BREWLINE_OBJECTS is " + wrong.text())
                .hasMessageNotContaining("ours");
    }

    @Test
    void aBucketThatIsNotThereIsOneSentence() {
        refused(
                new BucketAddress("s3://nobodys/x", BucketTestServer.environment()),
                "there is no bucket \"nobodys\" at " + BucketTestServer.address()
                        + "; make it, or correct BREWLINE_OBJECTS");
        refused(
                new BucketAddress("s3://No Bucket", BucketTestServer.environment()),
                "\"s3://No Bucket\" is no address of a bucket; write s3://bucket");
    }

    @Test
    void aServerThatDoesNotAnswerIsOneSentence() {
        refused(
                BucketTestServer.with(bucket, "AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
                "http://127.0.0.1:1 does not answer");
        refused(BucketTestServer.with(bucket, "AWS_ENDPOINT_URL", "not an address"), "AWS_ENDPOINT_URL is no address");
    }

    @Test
    void credentialsThatNobodyKnowsAreOneSentence() {
        BucketAddress stranger = BucketTestServer.with(bucket, "AWS_ACCESS_KEY_ID", "AKIASTRANGER");
        BucketTestServer.send("POST", "/moto-api/reset-auth", "0");
        try {
            refused(stranger, "does not know these credentials (InvalidAccessKeyId); look at AWS_ACCESS_KEY_ID");
        } finally {
            BucketTestServer.send("POST", "/moto-api/reset-auth", "1000000000");
        }
    }

    @Test
    void theEnvironmentNamesABucketBesideAServerOrAFolder() throws IOException {
        var environment = Map.of("BREWLINE_OBJECTS", "s3://team/brewline", "XDG_CACHE_HOME", "/caches");
        String server = "jdbc:postgresql://db/brewline?user=me&password=secret";

        StoreAddress shared = StoreAddress.parse(server, folder, environment);

        assertThat(shared.bucket()).map(BucketAddress::text).contains("s3://team/brewline");
        assertThat(shared.folder().getParent()).isEqualTo(Path.of("/caches/brewline/stores"));
        assertThat(shared).hasToString("jdbc:postgresql://db/brewline?user=me&password=… with s3://team/brewline");
        assertThat(StoreAddress.parse("mine", folder, environment).folder()).isEqualTo(folder.resolve("mine"));
    }
}
