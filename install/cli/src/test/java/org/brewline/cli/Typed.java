package org.brewline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was typed in a folder, and what came of it. */
record Typed(int code, String out, String err) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Typed in(Path folder, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(stream(out), stream(err), false, false);
        int code = new CommandTree(new Surroundings(folder.toAbsolutePath(), terminal)).execute(arguments);
        return new Typed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    JsonNode json() throws Exception {
        return JSON.readTree(out);
    }

    List<JsonNode> jsonLines() throws Exception {
        var lines = new ArrayList<JsonNode>();
        for (String line : out.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** Writes a notebook with these code cells; one that begins with {@code // parameters} has that tag. */
    static Path notebook(Path file, String... cells) throws Exception {
        var all = new ArrayList<Map<String, Object>>();
        for (String cell : cells) {
            List<String> tags = cell.startsWith("// parameters") ? List.of("parameters") : List.of();
            all.add(Map.of(
                    "cell_type", "code", "source", cell, "metadata", Map.of("tags", tags), "outputs", List.of()));
        }
        var document = Map.of(
                "nbformat",
                4,
                "nbformat_minor",
                5,
                "metadata",
                Map.of("kernelspec", Map.of("name", "brewline", "language", "java")),
                "cells",
                all);
        return Files.write(file, JSON.writeValueAsBytes(document));
    }

    /** The cells that define the pipeline {@code sums}. */
    static final String NUMBERS = """
            %%component
            /** Counts to n. */
            int[] numbers(int n = 3) { return IntStream.rangeClosed(1, n).toArray(); }""";

    static final String TOTAL = """
            %%component
            double total(int[] numbers, double factor = 1.0, Metrics metrics) {
                if (factor < 0) throw new IllegalStateException("factor is negative");
                metrics.set("sum", factor * Arrays.stream(numbers).sum());
                return factor * Arrays.stream(numbers).sum();
            }""";

    static final String SUMS = "%%pipeline sums\ntotal(numbers());";
}
