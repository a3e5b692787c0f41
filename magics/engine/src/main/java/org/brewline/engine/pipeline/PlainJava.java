package org.brewline.engine.pipeline;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the user's line in a stack trace where no notebook is: the first frame that is not the linker's own. */
final class PlainJava {
    private static final Set<String> OWN = Stream.of(
                    Pipeline.class,
                    PipelineBody.class,
                    PipelineDefinition.class,
                    Linker.class,
                    Trace.class,
                    Step.class,
                    GenericStep.class,
                    Branch.class,
                    Mapped.class,
                    PlainJava.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private PlainJava() {}

    static Optional<String> locate(StackTraceElement frame) {
        String name = frame.getClassName();
        int nested = name.indexOf('$');
        boolean own = OWN.contains(nested < 0 ? name : name.substring(0, nested));
        return own || name.startsWith("java.") || frame.getFileName() == null
                ? Optional.empty()
                : Optional.of(frame.getFileName() + ":" + frame.getLineNumber());
    }
}
