package org.brewline.notebook.workbench;

import java.util.List;
import java.util.Optional;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.notebook.picture.Notice;

/**
 * What a component's cell defined.
 *
 * @param replaced the components that had the names before
 * @param notes what the session wants the user to know
 */
public record DefinedComponents(List<ComponentSpec> components, List<ComponentSpec> replaced, List<String> notes) {
    public DefinedComponents {
        components = List.copyOf(components);
        replaced = List.copyOf(replaced);
        notes = List.copyOf(notes);
    }

    /** One quiet line for each. */
    public Notice notice() {
        var notice = new Notice();
        for (ComponentSpec component : components) {
            String config = SignatureText.config(component);
            String outputs = SignatureText.outputs(component);
            notice.strong(component.name())
                    .code(SignatureText.inputs(component))
                    .code(outputs.isEmpty() ? "" : " → " + outputs)
                    .quiet(config.isEmpty() ? "" : "   config: " + config);
            Optional<ComponentSpec> before = replaced.stream()
                    .filter(r -> r.name().equals(component.name()))
                    .findFirst();
            before.ifPresent(b -> notice.quiet("   replaces the one of " + cellOf(b.place())));
            notice.line();
        }
        notes.forEach(note -> notice.quiet(note).line());
        return notice;
    }

    private static String cellOf(String place) {
        int comma = place.indexOf(',');
        return comma < 0 ? place : place.substring(0, comma);
    }
}
