package org.brewline.handlers;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Writes and reads tables as CSV with typed heads. Every row ends with a line feed; text is quoted where it must be. */
final class TableCsv {
    private TableCsv() {}

    static void write(Table table, Writer out) throws IOException {
        List<Column<?>> columns = table.columns();
        if (columns.isEmpty()) {
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            separate(out, i);
            out.write(quoted(
                    columns.get(i).name() + ":" + CellText.of(columns.get(i)).typeName()));
        }
        out.write('\n');
        for (int row = 0; row < table.rowCount(); row++) {
            for (int i = 0; i < columns.size(); i++) {
                separate(out, i);
                Column<?> column = columns.get(i);
                if (!column.isMissing(row)) {
                    out.write(quoted(String.valueOf(column.get(row))));
                }
            }
            out.write('\n');
        }
    }

    private static void separate(Writer out, int column) throws IOException {
        if (column > 0) {
            out.write(',');
        }
    }

    private static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return '"' + text.replace("\"", "\"\"") + '"';
            }
        }
        return text;
    }

    static Table read(Reader in) throws IOException {
        var fields = new CsvFields(in);
        Table table = Table.create("");
        List<String> row = fields.next();
        if (row.isEmpty()) {
            return table;
        }
        var cells = new ArrayList<CellText>();
        for (String head : row) {
            int colon = head.lastIndexOf(':');
            if (colon < 0) {
                throw new IOException("the column \"" + head + "\" has no type; a table's head is name:type");
            }
            CellText cell = CellText.of(head.substring(0, colon), head.substring(colon + 1));
            cells.add(cell);
            table.addColumns(cell.column());
        }
        for (row = fields.next(); !row.isEmpty(); row = fields.next()) {
            if (row.size() != cells.size()) {
                throw new IOException(
                        "line %s has %s fields, the head has %s".formatted(fields.line(), row.size(), cells.size()));
            }
            for (int i = 0; i < cells.size(); i++) {
                cells.get(i).append(row.get(i), fields.line());
            }
        }
        return table;
    }
}
