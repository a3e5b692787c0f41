package org.brewline.engine.pipeline;

import java.util.Optional;

/** Finds the user's line in a stack trace where no notebook is: the first frame outside of this package. */
final class PlainJava {
    private static final String PACKAGE = PlainJava.class.getPackageName() + ".";

    private PlainJava() {}

    static Optional<String> locate(StackTraceElement frame) {
        String name = frame.getClassName();
        boolean own = name.startsWith(PACKAGE) && name.indexOf('.', PACKAGE.length()) < 0 && !name.contains("Test");
        return own || name.startsWith("java.") || frame.getFileName() == null
                ? Optional.empty()
                : Optional.of(frame.getFileName() + ":" + frame.getLineNumber());
    }
}
