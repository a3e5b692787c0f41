package org.brewline.notebook.workbench;

import java.util.List;
import java.util.stream.Collectors;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.component.Parameter;
import org.brewline.notebook.language.Calls;

/** A component's signature as a person reads it. */
final class SignatureText {
    private SignatureText() {}

    /** How a pipeline calls it: {@code trainSvc(train: Table) .kernel(String) .c(double)}. */
    static String call(ComponentSpec component) {
        return component.name()
                + inputs(component)
                + config(component, Calls.inParentheses(component.signature())).stream()
                        .map(p -> " ." + p.name() + "(" + p.typeSource() + ")")
                        .collect(Collectors.joining());
    }

    /** {@code (train: Table, test: Table)}. */
    static String inputs(ComponentSpec component) {
        return Calls.inParentheses(component.signature()).stream()
                .map(p -> p.name() + ": " + p.typeSource() + (p.optional() ? " (optional)" : ""))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** {@code kernel = rbf, c = 1.0, epochs: int (required)}. */
    static String config(ComponentSpec component) {
        return config(component, Calls.inParentheses(component.signature())).stream()
                .map(SignatureText::config)
                .collect(Collectors.joining(", "));
    }

    private static List<Parameter> config(ComponentSpec component, List<Parameter> inParentheses) {
        return component.signature().config().stream()
                .filter(p -> !inParentheses.contains(p))
                .toList();
    }

    private static String config(Parameter parameter) {
        return parameter
                .defaultText()
                .map(text -> parameter.name() + " = " + text)
                .orElse(parameter.name() + ": " + parameter.typeSource() + " (required)");
    }

    /** {@code Model<SvcModel>}, {@code train: Table, test: Table}, or nothing. */
    static String outputs(ComponentSpec component) {
        List<OutputSpec> outputs = component.signature().outputs();
        return component.signature().returnsRecord()
                ? outputs.stream().map(o -> o.name() + ": " + o.typeSource()).collect(Collectors.joining(", "))
                : outputs.stream().map(OutputSpec::typeSource).collect(Collectors.joining());
    }
}
