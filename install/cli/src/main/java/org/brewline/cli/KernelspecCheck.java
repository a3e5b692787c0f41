package org.brewline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Can Jupyter start the kernel? Asks Jupyter itself, in the Python environment of the command. */
final class KernelspecCheck {
    private static final String ABOUT = "kernelspec";
    private static final String SETUP = "brewline setup";
    private static final int PATIENCE_SECONDS = 60;

    private final String python;

    /** Asks the environment's Python; empty if the command was not started by it. */
    KernelspecCheck(String python) {
        this.python = python;
    }

    List<Finding> look() {
        if (python.isEmpty()) {
            return List.of(Finding.slow(
                    ABOUT, "was not looked at: this is not the installed command", "pip install the wheel"));
        }
        try {
            Optional<JsonNode> listed = listed();
            if (listed.isEmpty()) {
                return List.of(Finding.broken(
                        ABOUT, "Jupyter does not answer in " + python, "pip install jupyter_client in it"));
            }
            JsonNode spec = listed.get().path("kernelspecs").path("brewline");
            return spec.isMissingNode()
                    ? List.of(Finding.broken(
                            ABOUT,
                            "Jupyter knows no kernel \"brewline\", or its kernel.json can't be read",
                            "pip install --force-reinstall the wheel"))
                    : look(spec.path("resource_dir").asText(), spec.path("spec").path("argv"));
        } catch (IOException e) {
            return List.of(Finding.broken(ABOUT, "%s can't be started: %s".formatted(python, e.getMessage()), SETUP));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private Optional<JsonNode> listed() throws IOException, InterruptedException {
        var process = new ProcessBuilder(python, "-m", "jupyter_client.kernelspecapp", "list", "--json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] said = process.getInputStream().readAllBytes();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return ended && process.exitValue() == 0
                ? Optional.of(JsonMapper.builder().build().readTree(said))
                : Optional.empty();
    }

    /** Everything that the command line of the kernel names has to be there. */
    static List<Finding> look(String folder, JsonNode argv) {
        var words = new ArrayList<String>();
        argv.forEach(word -> words.add(word.asText()));
        if (words.isEmpty()) {
            return List.of(Finding.broken(ABOUT, folder + "/kernel.json starts nothing", SETUP));
        }
        Path program = Path.of(words.get(0));
        if (program.isAbsolute() && !Files.isExecutable(program)) {
            return List.of(Finding.broken(
                    ABOUT, "%s/kernel.json starts %s, which is not there".formatted(folder, program), SETUP));
        }
        int classPath = words.indexOf("-cp") + 1;
        if (classPath > 0 && classPath < words.size()) {
            for (String jar : words.get(classPath).split(File.pathSeparator, -1)) {
                if (!Files.isReadable(Path.of(jar))) {
                    return List.of(Finding.broken(
                            ABOUT,
                            "%s/kernel.json names %s, which is not there".formatted(folder, jar),
                            "pip install --force-reinstall the wheel, then " + SETUP));
                }
            }
        }
        return List.of(Finding.fine(ABOUT, folder));
    }
}
