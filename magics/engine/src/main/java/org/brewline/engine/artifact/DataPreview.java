package org.brewline.engine.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Previews of plain data: a record is a card, a list of records a table, the rest JSON cut at a whole value. */
final class DataPreview {
    private static final int ROWS = 10;
    private static final int CELL = 200;
    private static final int JSON = 4_000;

    private DataPreview() {}

    static Preview of(Object value) {
        if (Data.isScalar(value.getClass())) {
            return new Preview.Value(cell(value));
        }
        if (value instanceof Record) {
            return card(value);
        }
        if (value instanceof Collection<?> rows && areRowsOfOneRecord(rows)) {
            return table(rows);
        }
        return json(value);
    }

    private static boolean areRowsOfOneRecord(Collection<?> rows) {
        Object first = rows.isEmpty() ? null : rows.iterator().next();
        return first instanceof Record && rows.stream().allMatch(r -> r != null && r.getClass() == first.getClass());
    }

    private static Preview card(Object value) {
        var facts = new LinkedHashMap<String, String>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            facts.put(component.getName(), cell(Data.component(component, value)));
        }
        return new Preview.Card(value.getClass().getSimpleName(), facts);
    }

    private static Preview table(Collection<?> values) {
        RecordComponent[] components = values.iterator().next().getClass().getRecordComponents();
        var columns = new ArrayList<Preview.Column>();
        for (RecordComponent component : components) {
            long missing = values.stream()
                    .filter(row -> Data.component(component, row) == null)
                    .count();
            columns.add(
                    new Preview.Column(component.getName(), component.getType().getSimpleName(), missing, List.of()));
        }
        List<List<String>> rows = values.stream()
                .limit(ROWS)
                .map(row -> Arrays.stream(components)
                        .map(c -> cell(Data.component(c, row)))
                        .toList())
                .toList();
        return new Preview.Table(columns, rows, values.size());
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String || Data.isScalar(value.getClass())) {
            return Cut.at(CELL, value.toString()).text();
        }
        return Cut.at(CELL, text(value)).text();
    }

    private static Preview json(Object value) {
        if (value.getClass().isArray() && !(value instanceof Object[])) {
            return primitives(value);
        }
        if (value instanceof Object[] array) {
            return elements(Arrays.asList(array));
        }
        if (value instanceof Map<?, ?> map) {
            return entries(map);
        }
        return value instanceof Collection<?> list ? elements(list) : whole(text(value));
    }

    private static Preview primitives(Object array) {
        int length = java.lang.reflect.Array.getLength(array);
        List<Object> head = IntStream.range(0, Math.min(length, JSON))
                .mapToObj(i -> java.lang.reflect.Array.get(array, i))
                .toList();
        var preview = elements(head);
        return length > head.size() ? new Preview.Json(preview.json(), true) : preview;
    }

    private static Preview.Json elements(Collection<?> values) {
        Object ordered = SteadyOrder.ordered(values);
        var texts = new ArrayList<String>();
        int room = JSON;
        boolean cut = false;
        for (Object element : (Collection<?>) ordered) {
            String text = text(element);
            room -= text.length() + 2;
            if (room < 0) {
                cut = true;
                break;
            }
            texts.add(text);
        }
        return new Preview.Json("[" + String.join(", ", texts) + "]", cut);
    }

    private static Preview.Json entries(Map<?, ?> map) {
        var texts = new ArrayList<String>();
        int room = JSON;
        boolean cut = false;
        for (var entry : ((Map<?, ?>) SteadyOrder.ordered(map)).entrySet()) {
            String text = text(String.valueOf(entry.getKey())) + ": " + text(entry.getValue());
            room -= text.length() + 2;
            if (room < 0) {
                cut = true;
                break;
            }
            texts.add(text);
        }
        return new Preview.Json("{" + String.join(", ", texts) + "}", cut);
    }

    private static Preview whole(String json) {
        return json.length() <= JSON
                ? new Preview.Json(json, false)
                : new Preview.Opaque("JSON of %,d characters".formatted(json.length()));
    }

    private static String text(@Nullable Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new java.io.UncheckedIOException((IOException) e);
        }
    }
}
