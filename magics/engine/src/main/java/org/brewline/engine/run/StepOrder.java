package org.brewline.engine.run;

import java.util.List;
import java.util.Map;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Isolation;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.Store;

/**
 * One step to be executed in a process of its own.
 *
 * @param arguments one for each parameter, in order
 * @param classes binary name to byte code of the user's classes that the step and its inputs need, beside the class path
 * @param store where inputs are and outputs go
 */
public record StepOrder(
        RunId run,
        String step,
        ComponentSpec component,
        List<Argument> arguments,
        Map<String, byte[]> classes,
        Isolation isolation,
        Store store) {
    public StepOrder {
        arguments = List.copyOf(arguments);
        classes = Map.copyOf(classes);
    }
}
