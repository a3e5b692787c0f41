package org.brewline.handlers;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/** A column whose cells are read from their text; each type's text is what its {@code toString} gives. */
final class CellText {
    private final String typeName;
    private final Column<?> column;
    private final Function<String, ?> value;

    private CellText(String typeName, Column<?> column, Function<String, ?> value) {
        this.typeName = typeName;
        this.column = column;
        this.value = value;
    }

    static CellText of(Column<?> column) throws IOException {
        return of(column.name(), column.type().name().toLowerCase(Locale.ROOT));
    }

    /** An empty column of that type. */
    static CellText of(String name, String type) throws IOException {
        return switch (type) {
            case "short" -> new CellText(type, ShortColumn.create(name), Short::valueOf);
            case "integer" -> new CellText(type, IntColumn.create(name), Integer::valueOf);
            case "long" -> new CellText(type, LongColumn.create(name), Long::valueOf);
            case "float" -> new CellText(type, FloatColumn.create(name), Float::valueOf);
            case "double" -> new CellText(type, DoubleColumn.create(name), Double::valueOf);
            case "boolean" -> new CellText(type, BooleanColumn.create(name), CellText::truth);
            case "string" -> new CellText(type, StringColumn.create(name), text -> text);
            case "local_date" -> new CellText(type, DateColumn.create(name), LocalDate::parse);
            case "local_time" -> new CellText(type, TimeColumn.create(name), LocalTime::parse);
            case "local_date_time" -> new CellText(type, DateTimeColumn.create(name), LocalDateTime::parse);
            case "instant" -> new CellText(type, InstantColumn.create(name), Instant::parse);
            default ->
                throw new IOException(
                        "the column \"%s\" has the type \"%s\", which a table's file can't hold; it holds"
                                        .formatted(name, type)
                                + " short, integer, long, float, double, boolean, string, local_date, local_time, local_date_time, instant");
        };
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    String typeName() {
        return typeName;
    }

    Column<?> column() {
        return column;
    }

    void append(String text, int line) throws IOException {
        if (text.isEmpty()) {
            column.appendMissing();
            return;
        }
        try {
            column.appendObj(value.apply(text));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IOException(
                    "line %s, column \"%s\": \"%s\" is no %s".formatted(line, column.name(), text, typeName), e);
        }
    }
}
