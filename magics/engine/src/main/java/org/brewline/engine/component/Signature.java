package org.brewline.engine.component;

import java.lang.reflect.Type;
import java.util.List;

/**
 * What a component takes and gives.
 *
 * @param documentation the first sentence of its Javadoc or {@code ""}
 * @param parameters in the order of the method
 * @param returnType the method's generic return type; {@code void.class} for none
 * @param outputs one per record component if it returns a record, one named {@link OutputSpec#WHOLE} for any other
 *     value, none for void
 */
public record Signature(
        String name,
        String documentation,
        List<Parameter> parameters,
        Type returnType,
        String returnTypeSource,
        List<OutputSpec> outputs) {
    public Signature {
        parameters = List.copyOf(parameters);
        outputs = List.copyOf(outputs);
    }

    public List<Parameter> config() {
        return withRole(Parameter.Role.CONFIG);
    }

    public List<Parameter> inputs() {
        return withRole(Parameter.Role.INPUT);
    }

    public List<String> outputNames() {
        return outputs.stream().map(OutputSpec::name).toList();
    }

    private List<Parameter> withRole(Parameter.Role role) {
        return parameters.stream().filter(p -> p.role() == role).toList();
    }

    /** Whether the value is a record whose components are outputs of their own. */
    public boolean returnsRecord() {
        return !(outputs.isEmpty()
                || (outputs.size() == 1 && outputs.get(0).name().equals(OutputSpec.WHOLE)));
    }
}
