package org.brewline.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brewline.kernel.magic.Magic;

/** Finds the magics of a cell. A percent sign inside a text block, a comment or an expression is none. */
public final class CellParts {
    private static final Pattern MAGIC = Pattern.compile("[ \\t]*(%%?)([A-Za-z][\\w-]*)([^\\n]*)");

    private CellParts() {}

    /** A part of a cell, from start to end. */
    public sealed interface Part {
        int start();

        int end();

        /** Java text. */
        record Java(int start, int end) implements Part {}

        /** A use of a magic; for a cell magic the body runs from bodyStart to the cell's end. */
        record Use(Magic.Form form, String name, int argumentStart, int argumentEnd, int bodyStart, int start, int end)
                implements Part {}
    }

    /** The cell's parts in order. */
    public static List<Part> of(String cell) {
        int first = firstCode(cell);
        Matcher magic = MAGIC.matcher(cell).region(first, cell.length());
        if (magic.lookingAt() && magic.group(1).equals("%%")) {
            return List.of(use(magic, Magic.Form.CELL, cell));
        }
        return lines(cell);
    }

    private static List<Part> lines(String cell) {
        var parts = new ArrayList<Part>();
        var context = new JavaContext();
        int javaStart = 0;
        int line = 0;
        while (line < cell.length()) {
            int next = cell.indexOf('\n', line);
            int end = next < 0 ? cell.length() : next;
            Matcher magic = MAGIC.matcher(cell).region(line, end);
            if (context.atStatement()
                    && magic.lookingAt()
                    && magic.group(1).equals("%")
                    && !(context.mayContinue() && magic.group(3).stripTrailing().endsWith(";"))) {
                addJava(parts, cell, javaStart, line);
                parts.add(use(magic, Magic.Form.LINE, cell));
                javaStart = next < 0 ? cell.length() : next + 1;
            } else {
                context.read(cell, line, end);
            }
            line = next < 0 ? cell.length() : next + 1;
        }
        addJava(parts, cell, javaStart, cell.length());
        return parts;
    }

    private static void addJava(List<Part> parts, String cell, int start, int end) {
        if (!cell.substring(start, end).isBlank()) {
            parts.add(new Part.Java(start, end));
        }
    }

    private static Part.Use use(Matcher magic, Magic.Form form, String cell) {
        String rest = magic.group(3);
        int lead = rest.length() - rest.stripLeading().length();
        int from = magic.start(3) + lead;
        int bodyStart = form == Magic.Form.LINE ? cell.length() : Math.min(cell.length(), magic.end() + 1);
        return new Part.Use(
                form,
                magic.group(2),
                from,
                from + rest.strip().length(),
                bodyStart,
                magic.start(),
                form == Magic.Form.LINE ? magic.end() : cell.length());
    }

    /** Where blank lines and comments at the cell's beginning end. */
    private static int firstCode(String cell) {
        int at = 0;
        while (at < cell.length()) {
            int lineEnd = cell.indexOf('\n', at);
            lineEnd = lineEnd < 0 ? cell.length() : lineEnd;
            String line = cell.substring(at, lineEnd).strip();
            if (line.startsWith("/*")) {
                int close = cell.indexOf("*/", cell.indexOf("/*", at) + 2);
                if (close < 0) {
                    return cell.length();
                }
                at = close + 2;
            } else if (line.isEmpty() || line.startsWith("//")) {
                at = lineEnd + 1;
            } else {
                return at;
            }
        }
        return Math.min(at, cell.length());
    }
}
