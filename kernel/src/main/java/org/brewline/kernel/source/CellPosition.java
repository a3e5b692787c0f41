package org.brewline.kernel.source;

/**
 * A place in a cell as a person counts it: the cell's execution count, then line and column from 1. Columns count
 * Unicode code points.
 */
public record CellPosition(int cell, int line, int column) {
    public CellPosition {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line (%s) and column (%s) count from 1".formatted(line, column));
        }
    }

    /** Reads "cell 5, line 7". */
    @Override
    public String toString() {
        return "cell " + cell + ", line " + line;
    }
}
