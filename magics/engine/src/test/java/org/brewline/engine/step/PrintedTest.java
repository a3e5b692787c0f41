package org.brewline.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a step says while it runs alone. */
class PrintedTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void aLoggersLinesHaveTheirLevelAndTheirTrace() {
        var logger = new PrintedLogger("train", out);
        logger.info("epoch {} of {}", 1, 2);
        logger.error("lost", new IllegalStateException("no data"));
        logger.trace("not said");
        assertThat(lines())
                .startsWith("INFO epoch 1 of 2", "ERROR lost", "java.lang.IllegalStateException: no data")
                .noneMatch(line -> line.contains("not said"));
    }

    @Test
    void progressIsSaidOnceForEachPercent() {
        var progress = new PrintedProgress(out);
        for (int done = 0; done <= 1000; done++) {
            progress.update(done, 1000);
        }
        assertThat(lines()).hasSize(101).endsWith("1000 of 1000 (100 %)");
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
