package org.brewline.kernel.cell;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brewline.kernel.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/** Lists of records or of maps as a table, with a head, the types and the number of rows. */
final class HtmlTable {
    private static final int ROWS = 50;
    private static final int TEXT = 500;

    private HtmlTable() {}

    /** The table, if the list is one of records of one type, or of maps. */
    static Optional<MimeBundle> of(List<?> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object first = rows.get(0);
        if (first instanceof Map<?, ?> && rows.stream().allMatch(Map.class::isInstance)) {
            Set<String> names = new LinkedHashSet<>();
            rows.stream().limit(ROWS).forEach(row -> ((Map<?, ?>) row).keySet().forEach(k -> names.add(text(k))));
            return Optional.of(bundle(rows, List.copyOf(names), valueTypes(rows), HtmlTable::ofMap));
        }
        if (first instanceof Record
                && rows.stream().allMatch(r -> r != null && r.getClass().equals(first.getClass()))) {
            var types = new LinkedHashMap<String, String>();
            for (RecordComponent component : first.getClass().getRecordComponents()) {
                types.put(component.getName(), component.getType().getSimpleName());
            }
            return Optional.of(bundle(rows, List.copyOf(types.keySet()), types, HtmlTable::ofRecord));
        }
        return Optional.empty();
    }

    /** A map as a table of keys and values. */
    static Optional<MimeBundle> of(Map<?, ?> map) {
        if (map.isEmpty()) {
            return Optional.empty();
        }
        var html = new StringBuilder("<table><thead><tr><th>key</th><th>value</th></tr></thead><tbody>");
        map.entrySet().stream()
                .limit(ROWS)
                .forEach(entry -> html.append("<tr><th>")
                        .append(escaped(text(entry.getKey())))
                        .append("</th><td>")
                        .append(escaped(text(entry.getValue())))
                        .append("</td></tr>"));
        html.append("</tbody></table><small>")
                .append(count(map.size(), "entry", "entries"))
                .append("</small>");
        return Optional.of(MimeBundle.text(PlainText.of(map)).with("text/html", html.toString()));
    }

    private static String count(int size, String one, String many) {
        return size <= ROWS
                ? "%,d %s".formatted(size, size == 1 ? one : many)
                : "the first %d of %,d %s".formatted(ROWS, size, many);
    }

    /** The type of each key's values, where all that are shown have the same. */
    private static Map<String, String> valueTypes(List<?> rows) {
        var types = new LinkedHashMap<String, String>();
        rows.stream()
                .limit(ROWS)
                .forEach(row -> ((Map<?, ?>) row).forEach((key, value) -> {
                    if (value != null) {
                        String type = value.getClass().getSimpleName();
                        types.merge(text(key), type, (a, b) -> a.equals(b) ? a : "");
                    }
                }));
        types.values().removeIf(String::isEmpty);
        return types;
    }

    private interface Row {
        Map<String, String> cells(Object row);
    }

    private static Map<String, String> ofMap(Object row) {
        var cells = new LinkedHashMap<String, String>();
        ((Map<?, ?>) row).forEach((k, v) -> cells.put(text(k), text(v)));
        return cells;
    }

    private static Map<String, String> ofRecord(Object row) {
        var cells = new LinkedHashMap<String, String>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                cells.put(component.getName(), text(accessor.invoke(row)));
            } catch (ReflectiveOperationException e) {
                cells.put(component.getName(), "(" + e.getCause() + ")");
            }
        }
        return cells;
    }

    private static MimeBundle bundle(List<?> rows, List<String> names, Map<String, String> types, Row reader) {
        var html = new StringBuilder("<table><thead><tr>");
        for (String name : names) {
            html.append("<th>").append(escaped(name));
            if (types.containsKey(name)) {
                html.append("<br><small style=\"font-weight:normal;opacity:.7\">")
                        .append(escaped(types.getOrDefault(name, "")))
                        .append("</small>");
            }
            html.append("</th>");
        }
        html.append("</tr></thead><tbody>");
        var plain = new ArrayList<List<String>>();
        plain.add(names);
        for (Object row : rows.subList(0, Math.min(ROWS, rows.size()))) {
            Map<String, String> cells = reader.cells(row);
            html.append("<tr>");
            var line = new ArrayList<String>();
            for (String name : names) {
                String cell = cells.getOrDefault(name, "");
                html.append("<td>").append(escaped(cell)).append("</td>");
                line.add(cell);
            }
            plain.add(line);
            html.append("</tr>");
        }
        String count = count(rows.size(), "row", "rows");
        html.append("</tbody></table><small>").append(count).append("</small>");
        return MimeBundle.text(aligned(plain) + count).with("text/html", html.toString());
    }

    private static String aligned(List<List<String>> lines) {
        var widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.min(60, line.get(i).length()));
            }
        }
        var out = new StringBuilder();
        for (List<String> line : lines) {
            var text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = line.get(i).replace('\n', ' ');
                text.append(cell).append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private static String text(@Nullable Object value) {
        String text = PlainText.of(value);
        return text.length() <= TEXT ? text : text.substring(0, TEXT) + "…";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
