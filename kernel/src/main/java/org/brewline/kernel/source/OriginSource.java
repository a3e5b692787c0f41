package org.brewline.kernel.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Java source put together from pieces of a cell and from generated text, in which every piece remembers its origin,
 * so that positions of compilers, debuggers and completion go back to what the user wrote.
 *
 * <pre>{@code
 * var source = OriginSource.builder().generated("@Component ").user(cell, 12, 80).build();
 * source.toCell(15); // offset in the cell of the 16th char of the Java text
 * }</pre>
 *
 * Offsets are UTF-16 indices from 0, into the Java text and into the whole cell (its magic line included).
 */
public final class OriginSource {
    private record Segment(int javaStart, int length, int cellStart) {
        boolean isUser() {
            return cellStart >= 0;
        }
    }

    private final String cell;
    private final String text;
    private final List<Segment> segments;

    private OriginSource(String cell, String text, List<Segment> segments) {
        this.cell = cell;
        this.text = text;
        this.segments = List.copyOf(segments);
    }

    /** A source that is the user's own text from first to last, starting at the given offset of the cell. */
    public static OriginSource of(String cell, int start, int end) {
        return builder().user(cell, start, end).build();
    }

    public static OriginSource of(String cell) {
        return of(cell, 0, cell.length());
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The place in the cell of an offset into the cell. */
    public CellPosition position(int count, int cellOffset) {
        int at = Math.min(cellOffset, cell.length());
        int lineStart = cell.lastIndexOf('\n', at - 1) + 1;
        int line = 1
                + (int) cell.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new CellPosition(count, line, 1 + cell.codePointCount(lineStart, at));
    }

    /** The whole line of the cell around an offset, without its end. */
    public String lineAround(int cellOffset) {
        int at = Math.min(cellOffset, cell.length());
        int end = cell.indexOf('\n', at);
        return cell.substring(cell.lastIndexOf('\n', at - 1) + 1, end < 0 ? cell.length() : end);
    }

    /** The Java text. */
    public String text() {
        return text;
    }

    /** The whole cell that the user's pieces are from; {@code ""} if there are none. */
    public String cell() {
        return cell;
    }

    /** The cell's text from the first of the user's pieces to the last; empty if there are none. */
    public Optional<String> users() {
        var pieces = segments.stream().filter(Segment::isUser).toList();
        return pieces.isEmpty()
                ? Optional.empty()
                : Optional.of(cell.substring(
                        pieces.get(0).cellStart(),
                        pieces.get(pieces.size() - 1).cellStart()
                                + pieces.get(pieces.size() - 1).length()));
    }

    /** The offset in the cell of a char of the Java text; empty if that char is generated. */
    public OptionalInt toCell(int javaOffset) {
        for (Segment segment : segments) {
            if (segment.isUser()
                    && javaOffset >= segment.javaStart
                    && javaOffset <= segment.javaStart + segment.length
                    && (javaOffset < segment.javaStart + segment.length || isLastUserPosition(segment))) {
                return OptionalInt.of(segment.cellStart + javaOffset - segment.javaStart);
            }
        }
        return OptionalInt.empty();
    }

    /** The offset in the Java text of a char of the cell; empty if that char is not part of the Java text. */
    public OptionalInt fromCell(int cellOffset) {
        OptionalInt atEnd = OptionalInt.empty();
        for (Segment segment : segments) {
            if (segment.isUser() && cellOffset >= segment.cellStart) {
                int within = cellOffset - segment.cellStart;
                if (within < segment.length) {
                    return OptionalInt.of(segment.javaStart + within);
                }
                if (within == segment.length) {
                    atEnd = OptionalInt.of(segment.javaStart + within);
                }
            }
        }
        return atEnd;
    }

    private boolean isLastUserPosition(Segment segment) {
        int end = segment.javaStart + segment.length;
        return segments.stream().noneMatch(other -> other.isUser() && other.javaStart == end);
    }

    /** Part of this source, from start to end of its Java text, with the same origins. */
    public OriginSource slice(int start, int end) {
        var builder = builder();
        builder.cell = cell;
        for (Segment segment : segments) {
            int from = Math.max(start, segment.javaStart);
            int to = Math.min(end, segment.javaStart + segment.length);
            if (from < to) {
                String piece = text.substring(from, to);
                if (segment.isUser()) {
                    builder.append(piece, segment.cellStart + from - segment.javaStart);
                } else {
                    builder.generated(piece);
                }
            }
        }
        return builder.build();
    }

    /** This source and text before it that the user did not write. */
    public OriginSource precededBy(String generated) {
        var builder = builder().generated(generated);
        builder.cell = cell;
        for (Segment segment : segments) {
            builder.append(text.substring(segment.javaStart, segment.javaStart + segment.length), segment.cellStart);
        }
        return builder.build();
    }

    /** This source and text after it that the user did not write. */
    public OriginSource followedBy(String generated) {
        var builder = builder();
        builder.cell = cell;
        builder.text.append(text);
        builder.segments.addAll(segments);
        return builder.generated(generated).build();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Puts an {@link OriginSource} together, piece after piece. */
    public static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final List<Segment> segments = new ArrayList<>();
        private String cell = "";

        private Builder() {}

        /** Adds text that the user did not write. */
        public Builder generated(String piece) {
            return append(piece, -1);
        }

        /** Adds the user's text from start to end (offsets into the whole cell). */
        public Builder user(String wholeCell, int start, int end) {
            cell = wholeCell;
            return append(wholeCell.substring(start, end), start);
        }

        private Builder append(String piece, int cellStart) {
            if (!piece.isEmpty()) {
                segments.add(new Segment(text.length(), piece.length(), cellStart));
                text.append(piece);
            }
            return this;
        }

        public OriginSource build() {
            return new OriginSource(cell, text.toString(), segments);
        }
    }
}
