package org.brewline.notebook.magic;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.Setting;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;

/** Config from files and from the bodies of cells. */
final class ConfigFile {
    private ConfigFile() {}

    /** @param folder where a relative path starts */
    static ConfigLayer read(Path folder, Path file) {
        try {
            String text = Files.readString(folder.resolve(file));
            return ConfigLayer.yaml(text, Setting.Origin.CONFIG, file.toString(), 1);
        } catch (NoSuchFileException e) {
            throw refused(file, "there is no such file in " + folder);
        } catch (MalformedInputException e) {
            throw refused(file, "it is no text in UTF-8");
        } catch (IOException e) {
            throw refused(file, String.valueOf(e.getMessage()));
        }
    }

    private static MagicException refused(Path file, String why) {
        return new MagicException("Not run", "The config file \"" + file + "\" can't be read: " + why);
    }

    /** The line of the cell on which its body begins. */
    static int line(MagicCall call) {
        return 1
                + (int) call.cell()
                        .substring(0, call.bodyStart())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
