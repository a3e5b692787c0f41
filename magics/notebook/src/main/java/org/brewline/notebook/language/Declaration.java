package org.brewline.notebook.language;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method or a record at the top level of a cell. Offsets count from the cell's beginning.
 *
 * @param from where what belongs to it starts: after the declaration before it
 * @param start its first token, the documentation not counted
 * @param end after its closing brace
 * @param type a method's return type as written; {@code ""} for a record
 * @param documentation the first sentence of its Javadoc or {@code ""}
 * @param annotation the user's own {@code @Component} as written, e.g. {@code @Component("svm")}; {@code ""} without
 */
public record Declaration(
        boolean isMethod,
        String name,
        String type,
        int from,
        int start,
        int end,
        String documentation,
        String annotation,
        List<Formal> formals) {
    private static final Pattern VALUE = Pattern.compile("\\(\\s*(?:[^\"]*\\bvalue\\s*=\\s*)?\"([^\"]*)\"");

    public Declaration {
        formals = List.copyOf(formals);
    }

    /** Whether the user wrote {@code @Component}. */
    public boolean annotated() {
        return !annotation.isEmpty();
    }

    /** The name that the user's annotation gives to the component; {@code ""} if it gives none. */
    public String componentName() {
        Matcher value = VALUE.matcher(annotation);
        return value.find() ? value.group(1) : "";
    }
}
