package org.brewline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.pipeline.Pipeline;

/** Compares exported files with those in src/test/resources/golden; {@code -Dgolden.write} writes them anew. */
final class Golden {
    static final Path FOLDER = Path.of("src/test/resources/golden");

    /** Component jars are checked by their own test; the golden files have "jar" in Base64 there. */
    private static final Pattern JAR = Pattern.compile("\"UEsDB[A-Za-z0-9+/=]+\"");

    private Golden() {}

    static final ExportOptions OPTIONS = ExportOptions.image("brewline/step:0.1.0")
            .withKinds(type -> type == Penguins.Svc.class ? Optional.of(Kind.MODEL) : Optional.empty());

    static void check(Pipeline pipeline) {
        check(pipeline, OPTIONS);
    }

    static void check(Pipeline pipeline, ExportOptions options) {
        String exported = KubeflowExport.of(pipeline, options);
        assertThat(KubeflowExport.of(pipeline, options)).as("exported twice").isEqualTo(exported);
        String text = JAR.matcher(exported).replaceAll("\"amFy\"");
        Path file = FOLDER.resolve(pipeline.name() + ".yaml");
        try {
            if (System.getProperty("golden.write") != null) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text);
            }
            assertThat(text).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
