package org.brewline.notebook.language;

import java.util.Set;

/** Java's words that can't be names. */
final class Keywords {
    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double", "void");
    private static final Set<String> MODIFIERS = Set.of(
            "public", "protected", "private", "static", "final", "abstract", "synchronized", "strictfp", "default");
    private static final Set<String> OTHERS = Set.of(
            "assert",
            "break",
            "case",
            "catch",
            "class",
            "const",
            "continue",
            "do",
            "else",
            "enum",
            "extends",
            "finally",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "interface",
            "native",
            "new",
            "package",
            "return",
            "super",
            "switch",
            "this",
            "throw",
            "throws",
            "transient",
            "try",
            "volatile",
            "while",
            "true",
            "false",
            "null",
            "_");

    private Keywords() {}

    static boolean isPrimitive(String word) {
        return PRIMITIVES.contains(word);
    }

    static boolean isModifier(String word) {
        return MODIFIERS.contains(word);
    }

    /** Whether a variable, method or class can have the name. */
    static boolean isName(String word) {
        return !PRIMITIVES.contains(word) && !MODIFIERS.contains(word) && !OTHERS.contains(word);
    }
}
