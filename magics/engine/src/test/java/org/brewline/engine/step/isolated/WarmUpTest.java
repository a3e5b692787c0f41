package org.brewline.engine.step.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a waiting JVM does before its step. */
class WarmUpTest {
    @Test
    void itPrintsNothingThatTheStepCouldHaveSaid() {
        var said = new ByteArrayOutputStream();
        PrintStream before = System.out;
        var listening = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(listening);
        try {
            WarmUp.run();

            assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
            assertThat(System.out).isSameAs(listening);
        } finally {
            System.setOut(before);
        }
    }
}
