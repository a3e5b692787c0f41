package org.brewline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds, and how it says to mend it. */
class DoctorTest {
    @TempDir
    Path folder;

    @Test
    void theJdkThatRunsIsFine() {
        assertThat(new JdkCheck(Map.of()).look()).allMatch(one -> one.state() == Finding.State.FINE);
    }

    @Test
    void aVariableThatNamesNoJdkOrAnOldOneIsNamed() throws Exception {
        Files.createDirectories(folder.resolve("old/bin"));
        Files.createFile(folder.resolve("old/bin/javac"));
        Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");
        List<Finding> found =
                new JdkCheck(Map.of("JAVA_HOME", folder.resolve("old").toString(), "BREWLINE_JDK", "/nowhere")).look();
        assertThat(found).extracting(Finding::about).containsExactly("JDK", "BREWLINE_JDK", "JAVA_HOME");
        assertThat(found.get(1).what()).isEqualTo("\"/nowhere\" is no JDK; another one was taken");
        assertThat(found.get(2).what()).contains("is version 11");
        assertThat(found.get(2).cure()).contains("version 17 or newer");
    }

    @Test
    void aKernelspecWhoseJavaIsGoneIsBroken() throws Exception {
        var argv = JsonMapper.builder().build().readTree("[\"/gone/bin/java\", \"-cp\", \"/a.jar\", \"Main\"]");
        assertThat(KernelspecCheck.look("/spec", argv)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(Finding.State.BROKEN);
            assertThat(one.what()).contains("/gone/bin/java, which is not there");
            assertThat(one.cure()).isEqualTo("brewline setup");
        });
    }

    @Test
    void aStoreThatAnotherProcessLocksIsNamed() throws Exception {
        Path store = folder.resolve(".brewline");
        Store.open(store).close();
        try (var holder = DriverManager.getConnection("jdbc:sqlite:" + store.resolve("store.db"));
                var statement = holder.createStatement()) {
            statement.execute("begin immediate");
            Typed sick = Typed.in(folder, "doctor");
            assertThat(sick.code()).isEqualTo(ExitCode.FAILED);
            assertThat(sick.out()).contains("✘ store", "it is locked", "→ ");
            statement.execute("rollback");
        }
        assertThat(Typed.in(folder, "doctor").out()).contains("✔ store");
    }

    @Test
    void aStoreOfANewerVersionIsNamed() throws Exception {
        Path store = folder.resolve(".brewline");
        Store.open(store).close();
        try (var newer = DriverManager.getConnection("jdbc:sqlite:" + store.resolve("store.db"));
                var statement = newer.createStatement()) {
            statement.execute("insert into schema_version values (99, 0)");
        }
        assertThat(Typed.in(folder, "doctor").out()).contains("written by a newer Brewline (schema 99");
    }
}
