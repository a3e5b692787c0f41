package org.brewline.engine.pipeline;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.component.OutputSpec;

/** What the body of a pipeline returned: an output, or a record of outputs, each under the component's name. */
final class Results {
    private Results() {}

    /** The record's outputs by name; empty if it is no record or has something else. */
    static Optional<Map<String, Binding>> named(Object result) {
        if (!(result instanceof Record)) {
            return Optional.empty();
        }
        var named = new LinkedHashMap<String, Binding>();
        for (RecordComponent component : result.getClass().getRecordComponents()) {
            Object value;
            try {
                component.getAccessor().setAccessible(true);
                value = component.getAccessor().invoke(result);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the record of outputs can't be read", e);
            }
            if (!(value instanceof Output<?> output)) {
                return Optional.empty();
            }
            named.put(component.getName(), output.binding);
        }
        return Optional.of(named);
    }

    /** Stands for nothing: the token is that of no step. */
    private static Binding nothing(TracedPart part) {
        return new Binding.FromStep(part.token, Binding.FromStep.ALL);
    }

    static Binding whole(TracedPart part) {
        return part.result
                .filter(r -> r instanceof Output<?>)
                .map(r -> ((Output<?>) r).binding)
                .orElseGet(() -> nothing(part));
    }

    static Binding named(TracedPart part, String name) {
        Optional<Binding> of = part.result.flatMap(Results::named).flatMap(all -> Optional.ofNullable(all.get(name)));
        Binding whole = whole(part);
        boolean component = whole instanceof Binding.FromStep from && from.isWhole() && !name.equals(OutputSpec.WHOLE);
        return of.orElseGet(() -> component ? new Binding.FromStep(((Binding.FromStep) whole).step(), name) : whole);
    }
}
