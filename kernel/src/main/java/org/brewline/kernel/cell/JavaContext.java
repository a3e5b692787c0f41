package org.brewline.kernel.cell;

/** Reads Java line by line and knows whether the next line begins a statement of the cell's top level. */
final class JavaContext {
    private int depth;
    private boolean inComment;
    private boolean inTextBlock;
    private boolean openStatement;
    private boolean unfinished;

    /** Whether a magic may stand on the next line. */
    boolean atStatement() {
        return depth <= 0 && !inComment && !inTextBlock && !openStatement;
    }

    /** Whether the line before ends without a semicolon, so that an expression may go on. */
    boolean mayContinue() {
        return unfinished;
    }

    void read(String cell, int start, int end) {
        char last = 0;
        int i = start;
        while (i < end) {
            if (inComment || inTextBlock) {
                String close = inComment ? "*/" : "\"\"\"";
                int at = cell.indexOf(close, i);
                if (at < 0 || at >= end) {
                    return;
                }
                inComment = false;
                last = inTextBlock ? '"' : last;
                inTextBlock = false;
                i = at + close.length();
                continue;
            }
            char c = cell.charAt(i);
            if (cell.startsWith("//", i)) {
                break;
            } else if (cell.startsWith("/*", i)) {
                inComment = true;
                i += 2;
                continue;
            } else if (cell.startsWith("\"\"\"", i)) {
                inTextBlock = true;
                i += 3;
                continue;
            } else if (c == '"' || c == '\'') {
                i = literalEnd(cell, i, end);
                last = c;
                continue;
            } else if (c == '(' || c == '{' || c == '[') {
                depth++;
            } else if (c == ')' || c == '}' || c == ']') {
                depth--;
            }
            if (!Character.isWhitespace(c)) {
                last = c;
            }
            i++;
        }
        if (last != 0) {
            unfinished = last != ';' && last != '}';
            openStatement = "+-*/%=&|^?:,.<".indexOf(last) >= 0;
        }
    }

    private static int literalEnd(String cell, int start, int end) {
        char quote = cell.charAt(start);
        int i = start + 1;
        while (i < end && cell.charAt(i) != quote) {
            i += cell.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(end, i + 1);
    }
}
