package org.brewline.engine.config;

/** A value's text as it stands in an argument, a default or a body: one YAML scalar, or a list or mapping in brackets. */
final class ValueText {
    private static final String MARKS_YAML = "[{\"'";

    private ValueText() {}

    /** The node of a text; only what begins with a bracket or a quote is read as YAML, all else is taken as it is. */
    static YamlNode node(String text, String place, ProblemList problems) {
        String trimmed = text.strip();
        var plain = new YamlNode.Scalar(trimmed, true, place);
        if (trimmed.isEmpty() || MARKS_YAML.indexOf(trimmed.charAt(0)) < 0) {
            return plain;
        }
        return YamlReader.read(trimmed, place, 0, problems).orElse(plain);
    }
}
