package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.List;

/** Rows as text in columns. */
final class TextTable {
    private static final int MOST = 60;

    private TextTable() {}

    /** One line for each row, columns lined up; columns that are empty throughout are left out. */
    static List<String> columns(List<List<String>> rows) {
        var lines = new ArrayList<String>();
        int[] widths = widths(rows);
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                if (widths[i] > 0) {
                    line.append(pad(row.get(i), widths[i])).append("  ");
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** A table whose first row is its head, with a rule below. */
    static String ruled(List<List<String>> rows) {
        int[] widths = widths(rows);
        List<String> lines = columns(rows);
        var rule = new StringBuilder();
        for (int width : widths) {
            rule.append("─".repeat(width)).append("  ");
        }
        var out = new StringBuilder(lines.get(0)).append('\n');
        out.append(rule.toString().stripTrailing()).append('\n');
        lines.subList(1, lines.size()).forEach(l -> out.append(l).append('\n'));
        return out.toString();
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], length(Html.brief(row.get(i), MOST)));
            }
        }
        return widths;
    }

    private static String pad(String text, int width) {
        String cell = Html.brief(text, MOST);
        return cell + " ".repeat(width - length(cell));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
