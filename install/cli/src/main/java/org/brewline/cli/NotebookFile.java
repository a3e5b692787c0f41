package org.brewline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** A notebook's file: its code cells, and the document that takes their outputs. */
final class NotebookFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FORMAT = 4;

    private final ObjectNode document;
    private final List<Cell> cells = new ArrayList<>();

    /**
     * A code cell.
     *
     * @param number counts the code cells from 1, as a person counts them who runs all
     */
    record Cell(int number, String source, ObjectNode node) {
        boolean hasTag(String tag) {
            return StreamSupport.stream(node.path("metadata").path("tags").spliterator(), false)
                    .anyMatch(one -> one.asText().equals(tag));
        }
    }

    private NotebookFile(ObjectNode document) {
        this.document = document;
        for (JsonNode node : document.path("cells")) {
            if (node instanceof ObjectNode cell
                    && cell.path("cell_type").asText().equals("code")) {
                cells.add(new Cell(cells.size() + 1, source(cell), cell));
            }
        }
    }

    static NotebookFile read(Path file) {
        try {
            JsonNode document = JSON.readTree(Files.readAllBytes(file));
            if (!(document instanceof ObjectNode notebook)
                    || !document.path("cells").isArray()) {
                throw new Refusal("\"%s\" is no notebook: it has no cells".formatted(file));
            }
            if (document.path("nbformat").asInt() != FORMAT) {
                throw new Refusal("\"%s\" is of the notebook format %s; this reads 4\n    save it in JupyterLab once"
                        .formatted(file, document.path("nbformat").asText("that it does not say")));
            }
            requireJava(file, document.path("metadata"));
            return new NotebookFile(notebook);
        } catch (NoSuchFileException e) {
            throw new Refusal("There is no notebook \"%s\"".formatted(file));
        } catch (JsonProcessingException e) {
            throw new Refusal("\"%s\" is no notebook: %s".formatted(file, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new Refusal("\"%s\" can't be read: %s".formatted(file, e.getMessage()));
        }
    }

    private static void requireJava(Path file, JsonNode metadata) {
        String language = metadata.path("kernelspec")
                .path("language")
                .asText(metadata.path("language_info").path("name").asText("java"));
        if (!language.equalsIgnoreCase("java")) {
            throw new Refusal("\"%s\" is a notebook in %s; Brewline runs Java".formatted(file, language));
        }
    }

    private static String source(ObjectNode cell) {
        JsonNode source = cell.path("source");
        if (source.isArray()) {
            var text = new StringBuilder();
            source.forEach(line -> text.append(line.asText()));
            return text.toString();
        }
        return source.asText();
    }

    List<Cell> cells() {
        return cells;
    }

    /** Gives a cell what it showed; of a cell that was not run nothing is left. */
    void output(Cell cell, int count, ArrayNode outputs) {
        cell.node().set("outputs", outputs);
        if (count > 0) {
            cell.node().put("execution_count", count);
        } else {
            cell.node().putNull("execution_count");
        }
    }

    /** Writes the document; a file that is there is replaced only when the new one is whole. */
    void write(Path file) {
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            if (!Files.isDirectory(folder)) {
                throw new Refusal("there is no folder " + folder);
            }
            Path whole = Files.createTempFile(folder, "." + file.getFileName(), ".part");
            try {
                JSON.writerWithDefaultPrettyPrinter().writeValue(whole.toFile(), document);
                Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw new Refusal("\"%s\" can't be written: %s".formatted(file, e.getMessage()));
        }
    }
}
