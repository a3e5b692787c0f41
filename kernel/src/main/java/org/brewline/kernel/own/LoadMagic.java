package org.brewline.kernel.own;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.brewline.kernel.BrewlineKernel;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.output.CellOutput;
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
        Path file = command.file;
        if (file == null || !Files.isReadable(file)) {
            throw new MagicException("Not found", "there is no readable file " + file);
        }
        int number = 0;
        for (String cell : cells(file)) {
            number++;
            var failure = kernel.cells().run(cell, call.count(), (CellOutput) call.display());
            if (failure.isPresent()) {
                throw new MagicException(
                        failure.get().name(),
                        "%s, part %d: %s".formatted(file, number, failure.get().message()));
            }
        }
        return null;
    }

    private static List<String> cells(Path file) throws IOException {
        String text = Files.readString(file);
        if (!file.toString().endsWith(".ipynb")) {
            return List.of(text.lines().filter(l -> !l.startsWith("/exit")).collect(Collectors.joining("\n")));
        }
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
