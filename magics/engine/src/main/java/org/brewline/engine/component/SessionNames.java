package org.brewline.engine.component;

import java.util.regex.Pattern;

/** The class names that a notebook's session invents: each cell's run has another number. */
final class SessionNames {
    private static final Pattern WRAPPER = Pattern.compile("REPL[/.]\\$JShell\\$\\d+[A-Z]*");
    private static final Pattern INVENTED = Pattern.compile("(REPL[/.]\\$JShell\\$)\\d+[A-Z]*");

    private SessionNames() {}

    /** Whether the class holds a snippet, so that its static fields are variables of the notebook. */
    static boolean isWrapper(String className) {
        return WRAPPER.matcher(className).matches();
    }

    /** The text without the numbers, so that running a cell again changes nothing. */
    static String normalized(String text) {
        return text.indexOf("$JShell$") < 0 ? text : INVENTED.matcher(text).replaceAll("$1");
    }
}
