package org.brewline.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;
import org.junit.jupiter.api.Test;
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
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

class TableHandlerTest {
    private final TableHandler handler = new TableHandler();

    @Test
    void everyTypeComesBackWithItsValuesAndItsGaps() throws IOException {
        Table table = Table.create(
                "t",
                gap(ShortColumn.create("short").append((short) -7)),
                gap(IntColumn.create("int").append(Integer.MAX_VALUE)),
                gap(LongColumn.create("long").append(Long.MAX_VALUE)),
                gap(FloatColumn.create("float").append(0.1f)),
                gap(DoubleColumn.create("double").append(0.1 + 0.2)),
                gap(BooleanColumn.create("boolean").append(false)),
                gap(StringColumn.create("string").append("a, \"b\"\r\nc ")),
                gap(DateColumn.create("date").append(LocalDate.of(2007, 11, 11))),
                gap(TimeColumn.create("time").append(LocalTime.of(23, 59, 58, 7_000_000))),
                gap(DateTimeColumn.create("datetime").append(LocalDateTime.of(1969, 7, 20, 20, 17))),
                gap(InstantColumn.create("instant").append(Instant.parse("2026-11-23T10:00:00.123Z"))));

        Table again = Kept.again(handler, table, Table.class);

        assertThat(again.types()).containsExactlyElementsOf(table.types());
        assertThat(again.columnNames()).isEqualTo(table.columnNames());
        assertThat(values(again)).isEqualTo(values(table));
    }

    @Test
    void infinitiesAndNegativeZeroComeBack() throws IOException {
        Table table = Table.create(
                DoubleColumn.create("x", -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE));
        assertThat(values(Kept.again(handler, table, Table.class))).isEqualTo(values(table));
    }

    @Test
    void aColumnOfGapsAloneKeepsItsRows() throws IOException {
        Table table = Table.create(gap(gap(StringColumn.create("only"))));
        assertThat(Kept.again(handler, table, Table.class).rowCount()).isEqualTo(2);
    }

    @Test
    void tablesWithoutRowsOrColumnsComeBack() throws IOException {
        assertThat(Kept.again(handler, Table.create("none"), Table.class).columnCount())
                .isZero();
        Table heads = Table.create(IntColumn.create("a:b,c"), StringColumn.create(""));
        assertThat(Kept.again(handler, heads, Table.class).columnNames()).containsExactly("a:b,c", "");
    }

    @Test
    void theFileIsPlainCsv() throws IOException {
        Table table = Table.create(
                StringColumn.create("species", "Adelie", "Gen,too"), gap(DoubleColumn.create("mass", 3750.5)));
        assertThat(new String(Kept.bytes(handler, table), StandardCharsets.UTF_8))
                .isEqualTo("species:string,mass:double\nAdelie,3750.5\n\"Gen,too\",\n");
    }

    @Test
    void theSameTableGivesTheSameBytes() throws IOException {
        Table one = Table.create("one", StringColumn.create("s", "b", "a", "b"));
        Table other = Table.create("other", StringColumn.create("s", "b", "a", "b"));
        assertThat(Kept.bytes(handler, one)).isEqualTo(Kept.bytes(handler, other));
    }

    @Test
    void aDamagedFileSaysWhere() {
        assertThatThrownBy(() -> Kept.read(handler, "a:integer\n1\nx\n", Table.class))
                .isInstanceOf(IOException.class)
                .hasMessage("line 3, column \"a\": \"x\" is no integer");
        assertThatThrownBy(() -> Kept.read(handler, "a:integer,b:string\n1\n", Table.class))
                .hasMessage("line 2 has 1 fields, the head has 2");
        assertThatThrownBy(() -> Kept.read(handler, "a\n1\n", Table.class)).hasMessageContaining("has no type");
        assertThatThrownBy(() -> Kept.read(handler, "a:string\n\"x\n", Table.class))
                .hasMessageContaining("never closed");
    }

    @Test
    void thePreviewCountsGapsAndShapes() {
        var mass = DoubleColumn.create("mass");
        for (int i = 0; i < 24; i++) {
            mass.append(i);
        }
        Table table = Table.create(gap(mass), StringColumn.create("s", java.util.Collections.nCopies(25, "x")));
        var preview = (Preview.Table) handler.preview(table);
        assertThat(handler.kind(table)).isEqualTo(Kind.DATA);
        assertThat(preview.totalRows()).isEqualTo(25);
        assertThat(preview.rows()).hasSize(10);
        assertThat(preview.columns().get(0))
                .isEqualTo(new Preview.Column("mass", "double", 1, java.util.Collections.nCopies(12, 2L)));
        assertThat(preview.columns().get(1).histogram()).containsExactly(25L);
    }

    private static <C extends Column<?>> C gap(C column) {
        column.appendMissing();
        return column;
    }

    /** All values with gaps as null. */
    private static List<List<Object>> values(Table table) {
        return table.columns().stream()
                .map(c -> {
                    var values = new java.util.ArrayList<Object>();
                    for (int row = 0; row < c.size(); row++) {
                        values.add(c.isMissing(row) ? null : c.get(row));
                    }
                    return (List<Object>) values;
                })
                .toList();
    }
}
