package org.brewline.handlers;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Takes CSV apart, row by row. Rows end with a line feed; quotes in quoted fields are doubled. */
final class CsvFields {
    private static final int END = -1;

    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int length;
    private int at;
    private int line;

    CsvFields(Reader in) {
        this.in = in;
    }

    /** The line of the row given last, from 1. */
    int line() {
        return line;
    }

    /** The next row's fields, at least one; none at the end. */
    List<String> next() throws IOException {
        var fields = new ArrayList<String>();
        int c = read();
        if (c == END) {
            return fields;
        }
        line++;
        var field = new StringBuilder();
        while (true) {
            if (c == '"' && field.isEmpty()) {
                c = quoted(field);
            }
            if (c == ',' || c == '\n' || c == END) {
                fields.add(field.toString());
                field.setLength(0);
                if (c != ',') {
                    return fields;
                }
            } else {
                field.append((char) c);
            }
            c = read();
        }
    }

    /** Reads a quoted field behind its first quote, and gives what follows it. */
    private int quoted(StringBuilder field) throws IOException {
        while (true) {
            int c = read();
            if (c == END) {
                throw new IOException("the quote in line " + line + " is never closed");
            }
            if (c == '"') {
                c = read();
                if (c != '"') {
                    return c;
                }
            }
            field.append((char) c);
        }
    }

    private int read() throws IOException {
        if (at == length) {
            length = in.read(buffer, 0, buffer.length);
            at = 0;
            if (length <= 0) {
                length = 0;
                return END;
            }
        }
        return buffer[at++];
    }
}
