package org.brewline.share;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.brewline.engine.store.MetricPoint;

/** The points of a curve as CSV: {@code step,value,time_ms}. */
final class CurveFile {
    private static final String HEAD = "step,value,time_ms";

    private CurveFile() {}

    /** Gives the points to whoever it is told. */
    @FunctionalInterface
    interface Points {
        void to(Consumer<MetricPoint> each);
    }

    static void write(OutputStream out, Points points) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(HEAD + "\n");
        try {
            points.to(p -> {
                try {
                    text.write(p.step() + "," + p.value() + "," + p.at().toEpochMilli() + "\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        text.flush();
    }

    /** @throws IOException if it is no such file; the message says the line */
    static void read(InputStream in, String name, Consumer<MetricPoint> each) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String head = lines.readLine();
        if (!HEAD.equals(head)) {
            throw new IOException("a curve begins with the line \"%s\"".formatted(HEAD));
        }
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String[] fields = line.split(",", -1);
            try {
                if (fields.length != 3) {
                    throw new NumberFormatException("three numbers are expected");
                }
                each.accept(new MetricPoint(
                        name,
                        Long.parseLong(fields[0]),
                        Double.parseDouble(fields[1]),
                        Instant.ofEpochMilli(Long.parseLong(fields[2]))));
            } catch (NumberFormatException e) {
                throw new IOException("line %d is no point of a curve: %s".formatted(number, e.getMessage()), e);
            }
        }
    }
}
