package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Digest;

/** What must hold of a store whatever happened to the processes that wrote it. */
final class Invariants {
    private Invariants() {}

    static void hold(Path folder) throws IOException, SQLException {
        hold(StoreAddress.folder(folder));
    }

    static void hold(StoreAddress address) throws IOException, SQLException {
        Path folder = address.folder();
        databaseIsWhole(address);
        everyObjectHasTheContentOfItsName(folder);
        everyRowPointsToWhatIsThere(address);
        everySmallObjectHasTheContentOfItsName(address);
    }

    private static void databaseIsWhole(StoreAddress address) throws SQLException {
        Dialect dialect = address.dialect();
        try (var sql = new Sql(dialect.connect(), dialect, Tripwire.NONE)) {
            assertThat(dialect.damages(sql)).isEmpty();
        }
    }

    private static void everyObjectHasTheContentOfItsName(Path folder) throws IOException {
        for (Path object : objects(folder)) {
            String name = object.getParent().getFileName().toString() + object.getFileName();
            assertThat(ObjectFiles.digest(Files.readAllBytes(object))).isEqualTo(new Digest(name));
        }
    }

    private static void everySmallObjectHasTheContentOfItsName(StoreAddress address) throws SQLException {
        Dialect dialect = address.dialect();
        try (var sql = new Sql(dialect.connect(), dialect, Tripwire.NONE)) {
            sql.query(
                    row -> assertThat(ObjectFiles.digest(row.getBytes(2))).isEqualTo(new Digest(row.getString(1))),
                    "select content, bytes from small_object");
        }
    }

    static List<Path> objects(Path folder) throws IOException {
        try (var tree = Files.walk(folder.resolve("objects"))) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }

    private static void everyRowPointsToWhatIsThere(StoreAddress address) {
        try (Store store = Store.open(address)) {
            for (RunRecord run : store.runs(RunQuery.all())) {
                assertThat(run.state()).isNotEqualTo(RunState.RUNNING);
                for (StepRecord step : store.steps(run.id())) {
                    assertThat(step.state()).isNotEqualTo(StepState.RUNNING);
                    assertThat(missing(store, step.artifacts())).isEmpty();
                }
            }
        }
    }

    private static List<Artifact> missing(Store store, List<Artifact> artifacts) {
        var missing = new ArrayList<>(artifacts);
        missing.removeIf(store::holds);
        return missing;
    }
}
