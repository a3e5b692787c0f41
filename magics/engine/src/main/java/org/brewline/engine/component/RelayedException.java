package org.brewline.engine.component;

import java.util.List;

/**
 * Stands for an exception that a step threw in a process of its own, whose class this process may not have. It has that
 * one's message, stack trace and causes.
 */
public final class RelayedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> classNames;

    /** @param classNames the exception's class and its superclasses, itself first */
    public RelayedException(List<String> classNames, String message, StackTraceElement[] trace) {
        super(message);
        this.classNames = List.copyOf(classNames);
        setStackTrace(trace);
    }

    /** The class of any exception; of one that stands for another, that one's. */
    public static String className(Throwable thrown) {
        return thrown instanceof RelayedException relayed
                ? relayed.classNames.get(0)
                : thrown.getClass().getName();
    }

    /** The class and its superclasses, itself first. */
    public List<String> classNames() {
        return classNames;
    }

    // 2026-11-25: in a trace the name of the class that it stands for is wanted, which no message can say.
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        String message = getMessage();
        return classNames.get(0) + (message == null || message.isEmpty() ? "" : ": " + message);
    }
}
