package org.brewline.kernel.documentation;

/** The text of a documentation comment without its delimiters; {@code markdown} for one written with {@code ///}. */
public record DocText(String text, boolean markdown) {

    static final DocText NONE = new DocText("", false);

    public boolean isBlank() {
        return text.isBlank();
    }

    /** Java source that has this comment on a class, for the compiler's own comment parser. */
    String asSource() {
        String safe = text.replace("\\u", "&#92;u").replace("*/", "*&#47;");
        StringBuilder source = new StringBuilder(safe.length() + 64);
        if (markdown) {
            text.lines()
                    .forEach(line -> source.append("/// ")
                            .append(line.replace("\\u", "\\\\u"))
                            .append('\n'));
        } else {
            source.append("/**\n");
            safe.lines().forEach(line -> source.append(" *").append(line).append('\n'));
            source.append(" */\n");
        }
        return source.append("class Documented {}\n").toString();
    }
}
