package org.brewline.notebook.picture;

/**
 * How wide text is at most, in pixels, without asking the machine for its fonts: layouts are the same everywhere, and
 * what fits here fits in any usual sans-serif font, since the table follows the widest of them.
 */
final class TextWidth {
    /** Advance of the characters from space to tilde in hundredths of the font size, bold, of a wide font. */
    private static final int[] BOLD = {
        35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 52, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40,
        84, 84, 84, 58, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 37, 77, 64, 100, 84, 85, 73, 85, 77, 72, 68, 81, 77,
        110, 77, 72, 73, 46, 37, 46, 84, 50, 50, 67, 72, 59, 72, 68, 44, 72, 71, 34, 34, 67, 34, 104, 71, 69, 72, 72,
        49, 60, 48, 71, 65, 92, 65, 65, 58, 71, 37, 71, 84
    };
    /** Regular text is never wider than this share of bold text. */
    private static final double REGULAR = 0.93;

    private TextWidth() {}

    static double bold(String text, double size) {
        return text.codePoints().map(TextWidth::hundredths).sum() * size / 100;
    }

    static double regular(String text, double size) {
        return bold(text, size) * REGULAR;
    }

    /** The text, or as much of its beginning as fits with an ellipsis. */
    static String fit(String text, double size, boolean bold, double width) {
        String line = Html.visible(text).replace('\n', ' ').replace('\t', ' ');
        double scale = bold ? 1 : REGULAR;
        if (bold(line, size) * scale <= width) {
            return line;
        }
        double room = width - 1.0 * size * scale;
        double used = 0;
        int end = 0;
        while (end < line.length()) {
            int c = line.codePointAt(end);
            used += hundredths(c) * size * scale / 100;
            if (used > room) {
                break;
            }
            end += Character.charCount(c);
        }
        return line.substring(0, end).stripTrailing() + "…";
    }

    private static int hundredths(int codePoint) {
        if (codePoint >= ' ' && codePoint <= '~') {
            return BOLD[codePoint - ' '];
        }
        return codePoint < 0x2E80 ? 85 : 105;
    }
}
