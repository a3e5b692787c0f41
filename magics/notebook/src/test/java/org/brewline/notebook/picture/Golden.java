package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Compares with files that people have looked at. To take over what is drawn now, run the tests with
 * {@code -Dbrewline.golden=update} and read the difference.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden/picture");
    private static final Pattern IMAGE = Pattern.compile("src=\"data:[^\"]*\"");

    private Golden() {}

    static void check(String file, String drawn) {
        String lines = drawn.replace("><", ">\n<") + (drawn.endsWith("\n") ? "" : "\n");
        Path path = FOLDER.resolve(file);
        try {
            if ("update".equals(System.getProperty("brewline.golden"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(path, lines);
            }
            assertThat(lines)
                    .as("%s; -Dbrewline.golden=update takes it over", path)
                    .isEqualTo(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page without the content of its images, which have files of their own. */
    static void checkHtml(String file, String html) {
        check(file, IMAGE.matcher(html).replaceAll("src=\"data:…\""));
    }
}
