package org.brewline.engine.run;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A print stream that looks who prints: a step's text goes to its log, everybody else's to the stream before. Texts
 * are handed on as texts, so that the stream behind encodes them as it always did.
 */
final class RoutedStream extends PrintStream {
    private final PrintStream before;
    private final Supplier<@Nullable StepLog> log;

    RoutedStream(PrintStream before, Supplier<@Nullable StepLog> log) {
        super(new Bytes(before, log), true, StandardCharsets.UTF_8);
        this.before = before;
        this.log = log;
    }

    PrintStream before() {
        return before;
    }

    private void text(String text) {
        StepLog of = log.get();
        if (of == null || !of.append(text)) {
            before.print(text);
        }
    }

    private void line(String text) {
        StepLog of = log.get();
        if (of == null || !of.append(text + "\n")) {
            before.println(text);
        }
    }

    @Override
    public void print(boolean value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(int value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(char[] value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(@Nullable String value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(@Nullable Object value) {
        text(String.valueOf(value));
    }

    @Override
    public void println() {
        line("");
    }

    @Override
    public void println(boolean value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(char value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(int value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(long value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(float value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(double value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(char[] value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(@Nullable String value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(@Nullable Object value) {
        line(String.valueOf(value));
    }

    /** Bytes that somebody writes as such: a step's are taken for UTF-8, others go on as they are. */
    private static final class Bytes extends OutputStream {
        private final PrintStream before;
        private final Supplier<@Nullable StepLog> log;

        Bytes(PrintStream before, Supplier<@Nullable StepLog> log) {
            this.before = before;
            this.log = log;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            StepLog of = log.get();
            if (of == null || !of.append(new String(bytes, offset, length, StandardCharsets.UTF_8))) {
                before.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() {
            before.flush();
        }
    }
}
