package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Digest;
import org.brewline.engine.query.Query;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A store that any schema left is opened, with everything in it. The samples, {@code store-<n>.sql}, have four runs of
 * one pipeline: one that executed, one that failed, one that came from the cache, and one whose process died.
 */
class GoldenStoreTest {
    private static final RunId EXECUTED = RunId.parse("018bcfe5-6800-7000-8000-000000000001");
    private static final RunId FAILED = RunId.parse("018bcfe5-6800-7000-8000-000000000002");
    private static final RunId CACHED = RunId.parse("018bcfe5-6800-7000-8000-000000000003");
    private static final RunId DIED = RunId.parse("018bcfe5-6800-7000-8000-000000000004");

    @TempDir
    Path folder;

    static IntStream schemas() {
        return IntStream.rangeClosed(1, Migrations.NEWEST);
    }

    private Store open(int schema) throws IOException, SQLException {
        Files.createDirectories(folder.resolve("objects"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String one : sample(schema).split(";\n", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
            connection.commit();
        }
        object(new byte[2_000]);
        for (String small : List.of("0.95", "good", "published")) {
            object(small.getBytes(StandardCharsets.UTF_8)); // where all content was before schema 2
        }
        return Store.open(folder);
    }

    private static String sample(int schema) throws IOException {
        try (InputStream in = GoldenStoreTest.class.getResourceAsStream("store-" + schema + ".sql")) {
            assertThat(in).as("a sample of schema " + schema).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void object(byte[] content) throws IOException {
        Digest digest = ObjectFiles.digest(content);
        Path file = folder.resolve("objects")
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex().substring(2));
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyRunIsThereAsItEnded(int schema) throws Exception {
        try (Store store = open(schema)) {
            assertThat(store.runs(RunQuery.all()))
                    .extracting(RunRecord::id, RunRecord::state)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(DIED, RunState.INTERRUPTED),
                            org.assertj.core.groups.Tuple.tuple(CACHED, RunState.SUCCEEDED),
                            org.assertj.core.groups.Tuple.tuple(FAILED, RunState.FAILED),
                            org.assertj.core.groups.Tuple.tuple(EXECUTED, RunState.SUCCEEDED));
            RunRecord run = store.run(EXECUTED).orElseThrow();
            assertThat(run.shape().steps()).hasSize(3);
            assertThat(run.config().get("train")).containsEntry("kernel", "rbf").containsEntry("c", "0.5");
            assertThat(store.step(CACHED, "train").orElseThrow().cachedFrom()).contains(EXECUTED);
            assertThat(store.step(FAILED, "publish").orElseThrow().failure())
                    .hasValueSatisfying(failure -> assertThat(failure.message()).isEqualTo("the server is away"));
            assertThat(store.history(EXECUTED)).hasSize(3);
            assertThat(store.components(EXECUTED)).containsKeys("load", "train", "publish");
        }
        Invariants.hold(folder);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyArtifactIsRead(int schema) throws Exception {
        try (Store store = open(schema)) {
            List<Artifact> artifacts =
                    store.step(EXECUTED, "train").orElseThrow().artifacts();
            assertThat(artifacts).extracting(Artifact::name).containsExactly("accuracy", "verdict");
            assertThat(read(store, artifacts.get(0), double.class)).isEqualTo(0.95);
            assertThat(read(store, artifacts.get(1), String.class)).isEqualTo("good");
            Artifact data =
                    store.step(EXECUTED, "load").orElseThrow().artifacts().get(0);
            assertThat((byte[]) read(store, data, byte[].class)).hasSize(2_000);
            assertThat(store.verify(Advance.SILENT).damages()).isEmpty();
        }
    }

    private static Object read(Store store, Artifact artifact, Class<?> type) {
        return store.value(artifact, type, GoldenStoreTest.class.getClassLoader());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyMetricIsReadAndRunsAreFoundByIt(int schema) throws Exception {
        try (Store store = open(schema)) {
            List<MetricPoint> points = store.points(CACHED, "train", "loss");
            assertThat(points)
                    .hasSize(schema < 7 ? 5 : 8)
                    .extracting(MetricPoint::step)
                    .isSorted();
            assertThat(store.curve(EXECUTED, "train", "loss").points()).isEqualTo(points);
            assertThat(store.staticMetrics(EXECUTED, "train")).containsExactly(new StaticMetric.Scalar("f1", 0.75));
            assertThat(store.find(Query.parse("train.f1 > 0.7 and train.c = 0.5")))
                    .extracting(RunRecord::id)
                    .containsExactly(CACHED, EXECUTED);
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void newRunsAreWritten(int schema) throws Exception {
        try (Store store = open(schema)) {
            Journal journal = StoreWrites.begin(store, "a");
            StoreWrites.finished(store, journal, "a", "done");

            assertThat(store.step(journal.run(), "a").orElseThrow().state()).isEqualTo(StepState.SUCCEEDED);
            assertThat(store.collect(GarbagePlan.unreferenced(), Advance.SILENT).runs())
                    .isEmpty();
        }
        Invariants.hold(folder);
    }
}
