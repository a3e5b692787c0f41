package org.brewline.kernel.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an execution came to.
 *
 * @param hasValue whether the last snippet was an expression with a value to show
 * @param value that value, null if the expression gave null or there is none
 * @param definedClasses the classes that came to be or were replaced, nested ones included, in order of loading
 * @param notes what the user should know though nothing failed, e.g. "f() waits for g() to be defined"
 * @param unresolved what the compiler says of definitions that wait for others, in the order of their position
 */
public record Evaluation(
        boolean hasValue,
        @Nullable Object value,
        List<Class<?>> definedClasses,
        List<String> notes,
        List<Diagnostic> unresolved) {
    public Evaluation {
        definedClasses = List.copyOf(definedClasses);
        notes = List.copyOf(notes);
        unresolved = List.copyOf(unresolved);
    }
}
