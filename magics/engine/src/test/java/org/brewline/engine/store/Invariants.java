package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Digest;

/** What must hold of a store whatever happened to the processes that wrote it. */
final class Invariants {
    private Invariants() {}

    static void hold(Path folder) throws IOException, SQLException {
        databaseIsWhole(folder);
        everyObjectHasTheContentOfItsName(folder);
        everyRowPointsToWhatIsThere(folder);
        everySmallObjectHasTheContentOfItsName(folder);
    }

    private static void databaseIsWhole(Path folder) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("pragma integrity_check")) {
                assertThat(rows.getString(1)).isEqualTo("ok");
            }
            try (var rows = statement.executeQuery("pragma foreign_key_check")) {
                assertThat(rows.next())
                        .as("a row without the row it belongs to")
                        .isFalse();
            }
        }
    }

    private static void everyObjectHasTheContentOfItsName(Path folder) throws IOException {
        for (Path object : objects(folder)) {
            String name = object.getParent().getFileName().toString() + object.getFileName();
            assertThat(ObjectFiles.digest(Files.readAllBytes(object))).isEqualTo(new Digest(name));
        }
    }

    private static void everySmallObjectHasTheContentOfItsName(Path folder) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select content, bytes from small_object")) {
            while (rows.next()) {
                assertThat(ObjectFiles.digest(rows.getBytes(2))).isEqualTo(new Digest(rows.getString(1)));
            }
        }
    }

    static List<Path> objects(Path folder) throws IOException {
        try (var tree = Files.walk(folder.resolve("objects"))) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }

    private static void everyRowPointsToWhatIsThere(Path folder) {
        try (Store store = Store.open(folder)) {
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
