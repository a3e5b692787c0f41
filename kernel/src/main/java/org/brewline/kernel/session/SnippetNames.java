package org.brewline.kernel.session;

import java.util.regex.Pattern;

/** Names as the user wrote them: JShell puts each class, variable and method into a class of its own. */
public final class SnippetNames {
    private static final String WRAPPER = "REPL.$JShell$";
    private static final Pattern WRAPPED = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*[.$]");

    private SnippetNames() {}

    /** The text with {@code A} for {@code REPL.$JShell$12$A} and {@code n} for {@code REPL.$JShell$13.n}. */
    public static String asWritten(String text) {
        return text.contains(WRAPPER) ? WRAPPED.matcher(text).replaceAll("") : text;
    }
}
