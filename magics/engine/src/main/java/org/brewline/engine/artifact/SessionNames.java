package org.brewline.engine.artifact;

import java.util.regex.Pattern;

/**
 * The class names that a notebook's session invents: each cell's run has another number, so what is to be equal tomorrow
 * must not hold them. Stateless.
 *
 * <pre>{@code
 * SessionNames.written("REPL.$JShell$29$Softmax"); // Softmax
 * SessionNames.steady("REPL.$JShell$29$Softmax"); // REPL.$JShell$0$Softmax, which every session's loader understands
 * }</pre>
 */
public final class SessionNames {
    private static final Pattern WRAPPER = Pattern.compile("REPL[/.]\\$JShell\\$\\d+[A-Z]*");
    private static final Pattern INVENTED = Pattern.compile("(REPL[/.]\\$JShell\\$)\\d+[A-Z]*");
    private static final Pattern CLASS = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*\\$(.+)");

    private SessionNames() {}

    /** Whether the class holds a snippet, so that its static fields are variables of the notebook. */
    public static boolean isWrapper(String className) {
        return WRAPPER.matcher(className).matches();
    }

    /** The text without the numbers, so that running a cell again changes nothing. */
    public static String normalized(String text) {
        return replaced(text, "$1");
    }

    /** The text with the number 0 in each name: a loader that looks for a class by what the user wrote finds it. */
    public static String steady(String text) {
        return replaced(text, "$10");
    }

    private static String replaced(String text, String by) {
        return text.indexOf("$JShell$") < 0 ? text : INVENTED.matcher(text).replaceAll(by);
    }

    /** The binary name as the user wrote it; that of a library's class is as it is. */
    public static String written(String binaryName) {
        var matcher = CLASS.matcher(binaryName);
        return matcher.matches() ? matcher.group(1) : binaryName;
    }

    /** The class that has this name, or that a cell declared under it. */
    static Class<?> find(ClassLoader loader, String name) throws ClassNotFoundException {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            return loader.loadClass("REPL.$JShell$0$" + name);
        }
    }
}
