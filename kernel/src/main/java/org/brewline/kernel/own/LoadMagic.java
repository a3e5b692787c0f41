package org.brewline.kernel.own;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.brewline.kernel.BrewlineKernel;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.output.CellOutput;
import org.brewline.kernel.session.Completeness;
import org.brewline.kernel.source.OriginSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %load file}: executes a Java file, a JShell script or a notebook's cells here. */
final class LoadMagic implements Magic<LoadMagic.Arguments> {
    @Command(description = "Executes a Java file, a JShell script or the code cells of a notebook in this notebook.")
    static final class Arguments {
        @Parameters(paramLabel = "FILE", description = "Relative to the notebook's folder.")
        @Nullable
        Path file;
    }

    private static final int DEEPEST = 20;
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+\\s*;");

    /** Names that JShell knows; what they bring is imported anyway. */
    private static final Set<String> BUILT_IN = Set.of("DEFAULT", "JAVASE", "PRINTING", "TOOLING");

    private final BrewlineKernel kernel;

    LoadMagic(BrewlineKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public Set<Form> forms() {
        return Set.of(Form.LINE);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    public @Nullable Object execute(Arguments command, MagicCall call) throws IOException {
        if (command.file == null) {
            throw new MagicException("Wrong arguments", "%load takes a file: %load helpers.java");
        }
        load(command.file, call, 0);
        return null;
    }

    private void load(Path file, MagicCall call, int depth) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new MagicException("Not found", "there is no readable file " + file);
        } else if (depth > DEEPEST) {
            throw new MagicException("Not loaded", file + " opens itself");
        }
        int number = 0;
        for (String cell : cells(file, call, depth)) {
            number++;
            var failure = kernel.cells().run(cell, call.count(), (CellOutput) call.display());
            if (failure.isPresent()) {
                throw new MagicException(
                        failure.get().name(),
                        "%s, part %d: %s".formatted(file, number, failure.get().message()));
            }
        }
    }

    private List<String> cells(Path file, MagicCall call, int depth) throws IOException {
        String text = Files.readString(file);
        if (file.toString().endsWith(".ipynb")) {
            try {
                return notebook(text);
            } catch (JsonParseException | IllegalStateException | NullPointerException e) {
                throw new MagicException("Not loaded", file + " is no notebook");
            }
        }
        return file.toString().endsWith(".java")
                ? List.of(PACKAGE.matcher(text).replaceFirst(""))
                : script(text, file, call, depth);
    }

    /**
     * The snippets of a script; as in JShell a line may end one without a semicolon. Commands begin a line with a slash:
     * what they open is loaded, of the others the reader is told.
     */
    private List<String> script(String text, Path file, MagicCall call, int depth) throws IOException {
        var snippets = new ArrayList<String>();
        var open = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (!open.isEmpty() || !line.matches("/[a-z!?].*")) {
                open.append(line).append('\n');
                if (isWhole(open.toString(), call)) {
                    snippets.add(open.toString());
                    open.setLength(0);
                }
            } else if (line.startsWith("/open ")
                    && !BUILT_IN.contains(line.substring(6).strip())) {
                load(file.resolveSibling(line.substring(6).strip()), call, depth + 1);
            } else if (!line.startsWith("/exit") && !line.startsWith("/open ")) {
                call.display().print(file + ": " + line + " is JShell's, and is left out\n", true);
            }
        }
        snippets.add(open.toString());
        return snippets;
    }

    private static boolean isWhole(String snippet, MagicCall call) {
        return call.session().isComplete(OriginSource.of(snippet)).state() != Completeness.State.INCOMPLETE;
    }

    private static List<String> notebook(String text) {
        var cells = new ArrayList<String>();
        for (JsonElement element :
                JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            if (cell.get("cell_type").getAsString().equals("code")) {
                JsonElement source = cell.get("source");
                cells.add(
                        source.isJsonArray()
                                ? StreamSupport.stream(source.getAsJsonArray().spliterator(), false)
                                        .map(JsonElement::getAsString)
                                        .collect(Collectors.joining())
                                : source.getAsString());
            }
        }
        return cells;
    }
}
