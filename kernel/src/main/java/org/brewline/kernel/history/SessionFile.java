package org.brewline.kernel.history;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file of one session: a line of JSON for each input and for each output, after a first line with the format's
 * version. A line that is no JSON, e.g. as the machine went down, is passed over.
 */
final class SessionFile {
    private static final int VERSION = 1;
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<?>[] OWN = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };

    private final int number;
    private final FileChannel channel;

    private SessionFile(int number, FileChannel channel) {
        this.number = number;
        this.channel = channel;
    }

    static SessionFile begin(Path file, int number, boolean posix) throws IOException {
        var begun = new SessionFile(number, FileChannel.open(file, NEW, posix ? OWN : new FileAttribute<?>[0]));
        var first = new JsonObject();
        first.addProperty("brewline-history", VERSION);
        begun.write(first);
        return begun;
    }

    int number() {
        return number;
    }

    void input(int line, String input) throws IOException {
        write(line, "in", input);
    }

    void output(int line, String output) throws IOException {
        write(line, "out", output);
    }

    private void write(int line, String field, String text) throws IOException {
        var row = new JsonObject();
        row.addProperty("line", line);
        row.addProperty(field, text);
        write(row);
    }

    private void write(JsonObject row) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(row + "\n");
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** What is in the file, as far as it can be read. */
    static List<Entry> read(Path file, int session) {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException | RuntimeException | OutOfMemoryError unreadable) {
            return List.of();
        }
        Map<Integer, Entry> byLine = new LinkedHashMap<>();
        for (String row : text.split("\n", -1)) {
            parsed(row).ifPresent(json -> take(json, session, byLine));
        }
        return new ArrayList<>(byLine.values());
    }

    private static Optional<JsonObject> parsed(String row) {
        try {
            return Optional.of(JsonParser.parseString(row).getAsJsonObject());
        } catch (RuntimeException | StackOverflowError broken) {
            return Optional.empty();
        }
    }

    private static void take(JsonObject row, int session, Map<Integer, Entry> byLine) {
        if (!(row.get("line") instanceof JsonPrimitive number) || !number.isNumber()) {
            return;
        }
        int line = (int) number.getAsDouble();
        if (row.get("in") instanceof JsonPrimitive input) {
            byLine.put(line, new Entry(session, line, input.getAsString(), Optional.empty()));
        } else if (row.get("out") instanceof JsonPrimitive output) {
            byLine.computeIfPresent(line, (same, entry) -> entry.withOutput(output.getAsString()));
        }
    }
}
