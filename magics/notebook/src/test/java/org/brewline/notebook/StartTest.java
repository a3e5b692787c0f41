package org.brewline.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.brewline.kernel.testkit.KernelHarness;
import org.junit.jupiter.api.Test;

class StartTest {
    /** Starts a kernel with the extension, and nothing more. */
    public static void main(String[] arguments) {
        KernelHarness.start(new BrewlineExtension());
        System.exit(0);
    }

    @Test
    void nothingOfStoreLayoutAndDrawingIsLoadedAtStart() throws Exception {
        var process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xlog:class+load=info",
                        "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(loaded).isZero();
        assertThat(loaded).contains("org.brewline.notebook.magic.RunMagic");
        assertThat(List.of(
                        "org.brewline.engine.store.Store ",
                        "org.brewline.engine.run.Runner ",
                        "org.sqlite.",
                        "org.eclipse.elk.",
                        "java.awt.image.BufferedImage ",
                        "org.knowm.",
                        "tech.tablesaw.",
                        "org.jgrapht.",
                        "com.fasterxml."))
                .allSatisfy(name -> assertThat(loaded.contains("] " + name) || loaded.contains(" " + name + "source"))
                        .as(name)
                        .isFalse());
    }
}
