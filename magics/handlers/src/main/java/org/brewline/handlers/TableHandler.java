package org.brewline.handlers;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;
import tech.tablesaw.api.Table;

/**
 * Keeps Tablesaw's tables as one CSV file that any program opens and that comes back exactly: the head names each
 * column with its type ({@code bill_length:double}), a missing value is an empty field. Tablesaw itself takes an empty
 * string for a missing one. The table's name is not kept.
 *
 * <pre>{@code
 * species:string,bill_length:double,measured:local_date
 * Adelie,39.1,2007-11-11
 * Gentoo,,2007-11-27
 * }</pre>
 */
public final class TableHandler implements ArtifactHandler<Table> {
    @Override
    public String id() {
        return "tablesaw-csv";
    }

    @Override
    public boolean handles(Class<?> type) {
        return Named.isA(type, "tech.tablesaw.api.Table");
    }

    @Override
    public Kind kind(Table value) {
        return Kind.DATA;
    }

    @Override
    public String extension(Table value) {
        return ".csv";
    }

    @Override
    public String mediaType(Table value) {
        return "text/csv";
    }

    @Override
    public void write(Table value, Sink sink) throws IOException {
        try (var out = new BufferedWriter(new OutputStreamWriter(sink.file(), StandardCharsets.UTF_8), 1 << 16)) {
            TableCsv.write(value, out);
        }
    }

    @Override
    public Table read(Source source, Type type) throws IOException {
        try (var in = new InputStreamReader(new BufferedInputStream(source.open(), 1 << 16), StandardCharsets.UTF_8)) {
            return TableCsv.read(in);
        }
    }

    @Override
    public boolean readsPlainData() {
        return true;
    }

    @Override
    public Preview preview(Table value) {
        return TablePreview.of(value);
    }
}
