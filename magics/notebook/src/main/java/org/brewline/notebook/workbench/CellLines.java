package org.brewline.notebook.workbench;

import org.brewline.kernel.source.CellPosition;

/** Where an offset into a cell is. */
final class CellLines {
    private CellLines() {}

    static CellPosition place(String cell, int offset, int count) {
        int lineStart = cell.lastIndexOf('\n', offset - 1) + 1;
        long before =
                cell.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        return new CellPosition(count, (int) before + 1, 1 + cell.codePointCount(lineStart, offset));
    }
}
