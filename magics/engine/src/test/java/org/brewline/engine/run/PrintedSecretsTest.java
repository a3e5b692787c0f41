package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step that prints or throws its secret. */
final class PrintedSecretsTest {
    @TempDir
    Path folder;

    @Test
    void leavesItInNoLogNoFailureAndNoEvent() throws Exception {
        var events = new CopyOnWriteArrayList<RunEvent>();
        try (Store store = Store.open(folder, ArtifactHandlers.builtIn())) {
            var pipes = new Pipes(Careless.class).step("login").secret("token", "hunter2", "TOKEN");
            Run run = Runner.in(store)
                    .listener(events::add)
                    .start(pipes.pipeline(), pipes.config(), RunOptions.defaults());

            assertThat(run.await()).isEqualTo(RunState.FAILED);
            assertThat(store.log(run.id(), "login")).contains("token *** is bad");
            assertThat(events.toString()).contains("refused ***").doesNotContain("hunter2");
        }
        for (Path file : files()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain("hunter2");
        }
    }

    private List<Path> files() throws IOException {
        try (var tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }

    /** Tells what it should keep. */
    static final class Careless {
        static int login(String token) {
            System.out.println("token " + token + " is bad");
            throw new IllegalStateException("refused " + token, new IllegalArgumentException(token));
        }
    }
}
