package org.brewline.kernel.source;

/** How far the next line of unfinished Java is indented. */
public final class Indent {
    private static final String STEP = "    ";

    private Indent() {}

    /** The white space for the line after the text. */
    public static String after(String java) {
        String text = java.stripTrailing();
        int line = text.lastIndexOf('\n') + 1;
        String last = text.substring(line);
        String own = last.substring(0, last.length() - last.stripLeading().length());
        if (text.isEmpty() || LexicalPlace.at(java, java.length()).kind() != LexicalPlace.Kind.CODE) {
            return own;
        }
        String code = withoutComment(text, line);
        return code.isEmpty() || ";}".indexOf(code.charAt(code.length() - 1)) >= 0 || code.startsWith("@")
                ? own
                : own + STEP;
    }

    private static String withoutComment(String text, int line) {
        for (int i = line; i < text.length(); i++) {
            LexicalPlace place = LexicalPlace.at(text, i + 1);
            if (place.kind() == LexicalPlace.Kind.COMMENT) {
                return text.substring(line, Math.max(line, place.start())).strip();
            }
        }
        return text.substring(line).strip();
    }
}
