package org.brewline.notebook.workbench;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.config.NearestName;
import org.brewline.kernel.session.CompilationException;
import org.brewline.kernel.session.Diagnostic;
import org.brewline.notebook.language.PipelineHead;

/** Says what javac complains of in a pipeline's body in the words of pipelines: components, inputs, config. */
final class PipelineComplaints {
    private static final Pattern UNKNOWN = Pattern.compile("symbol:\\s+(?:method|variable)\\s+(\\w+)");
    private static final Pattern LOCATION_STEP =
            Pattern.compile("location:\\s+(?:class|variable\\s+\\w+\\s+of\\s+type)\\s+(?:[\\w$]+\\.)*(\\w+)Step\\b");
    private static final Pattern CALL = Pattern.compile(
            "(?:(?:method|constructor)\\s+(\\w+)\\s+in\\s+class\\s+(?:[\\w$]+\\.)*(\\w+)|for\\s+(\\w+)\\()");
    private static final Pattern QUALIFIER = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");
    private static final Pattern IDENTIFIER_CALL = Pattern.compile("(\\w+)\\s*\\(");
    private static final Pattern PARAM = Pattern.compile("\\bOf(?:Number|Scalar)<(\\w+)>");

    private final PipelineHead head;
    private final ComponentShelf components;

    PipelineComplaints(PipelineHead head, ComponentShelf components) {
        this.head = head;
        this.components = components;
    }

    CompilationException reword(CompilationException e) {
        return new CompilationException(e.diagnostics().stream()
                .map(d -> reword(d).orElseGet(() -> plain(d)))
                .toList());
    }

    private Optional<Diagnostic> reword(Diagnostic compilers) {
        Diagnostic diagnostic = plain(compilers);
        String message = diagnostic.message();
        if (message.contains("cannot find symbol") || diagnostic.code().contains("cant.resolve")) {
            Matcher symbol = UNKNOWN.matcher(message);
            return symbol.find() ? unknown(diagnostic, symbol.group(1)) : Optional.empty();
        }
        if (message.contains("cannot be applied to given types") || message.contains("no suitable method")) {
            return wrongCall(diagnostic);
        }
        return wrongInput(diagnostic).or(() -> paramAsValue(diagnostic));
    }

    /** The same with types by their simple names. */
    private static Diagnostic plain(Diagnostic d) {
        String message = QUALIFIER.matcher(d.message()).replaceAll("");
        return new Diagnostic(d.code(), message, d.position(), d.line(), d.caret(), d.hint());
    }

    /** An output that does not fit is told by the call that it stands in. */
    private Optional<Diagnostic> wrongInput(Diagnostic diagnostic) {
        if (!diagnostic.message().matches("(?s).*cannot be converted to (Output|Value)<.*")) {
            return Optional.empty();
        }
        int column = diagnostic.position().map(p -> p.column()).orElse(1);
        int end = diagnostic.line().offsetByCodePoints(0, column - 1);
        Matcher calls = IDENTIFIER_CALL.matcher(diagnostic.line());
        Optional<ComponentSpec> innermost = Optional.empty();
        while (calls.find() && calls.start() < end) {
            Optional<ComponentSpec> called = components.find(calls.group(1));
            innermost = called.isPresent() ? called : innermost;
        }
        return innermost.map(c -> misfit(diagnostic, c));
    }

    private static Diagnostic misfit(Diagnostic diagnostic, ComponentSpec component) {
        return diagnostic.reworded(
                component.name() + " does not take these inputs; it takes " + SignatureText.inputs(component),
                "write " + SignatureText.call(component));
    }

    private Optional<Diagnostic> unknown(Diagnostic diagnostic, String name) {
        Matcher location = LOCATION_STEP.matcher(diagnostic.message());
        if (location.find()) {
            return component(location.group(1)).map(c -> unknownMember(diagnostic, name, c));
        }
        boolean onBody =
                diagnostic.message().matches("(?s).*location:\\s+class\\s+[\\w$.]*" + head.className() + "\\b.*");
        boolean isCall = diagnostic.message().matches("(?s).*symbol:\\s+method\\b.*");
        if (!onBody || !isCall) {
            return Optional.empty();
        }
        Optional<String> broken = components.problems(name).map(Throwable::getMessage);
        if (broken.isPresent()) {
            return Optional.of(diagnostic.reworded("the component \"" + name + "\" can't be used", broken.get()));
        }
        if (name.equals(head.name())) {
            return Optional.of(diagnostic.reworded(
                    "the pipeline " + name + " contains itself", "a pipeline can't; use a loop of Java, or mapEach"));
        }
        List<String> known = components.names();
        String all = known.isEmpty()
                ? "define it in a cell that begins with %%component"
                : "there are " + String.join(", ", known);
        String hint = NearestName.of(name, known)
                .flatMap(components::find)
                .map(c -> "did you mean \"" + c.name() + "\"? " + SignatureText.call(c))
                .orElse(all);
        return Optional.of(diagnostic.reworded("unknown component \"" + name + "\"", hint));
    }

    private static Diagnostic unknownMember(Diagnostic diagnostic, String name, ComponentSpec component) {
        var members = new TreeSet<>(List.of("named", "after"));
        component.signature().config().stream().map(Parameter::name).forEach(members::add);
        Stream<OutputSpec> outputs = component.signature().outputs().stream();
        outputs.map(OutputSpec::name).filter(o -> !o.equals(OutputSpec.WHOLE)).forEach(members::add);
        String hint = NearestName.advice(name, members, "it has " + String.join(", ", members));
        return diagnostic.reworded(component.name() + " has no config and no output \"" + name + "\"", hint);
    }

    private Optional<Diagnostic> wrongCall(Diagnostic diagnostic) {
        Matcher call = CALL.matcher(diagnostic.message());
        if (!call.find()) {
            return Optional.empty();
        }
        String method = call.group(1) == null ? call.group(3) : call.group(1);
        Optional<ComponentSpec> component = components.find(method);
        if (component.isPresent()) {
            return component.map(c -> misfit(diagnostic, c));
        }
        return components.all().stream()
                .filter(c ->
                        c.signature().config().stream().anyMatch(p -> p.name().equals(method)))
                .filter(c -> diagnostic.message().contains(step(c) + "Step") || configOf(diagnostic, c))
                .findFirst()
                .map(c -> wrongConfig(diagnostic, c, method));
    }

    /** Where javac does not name the class, the config's line tells whose it is. */
    private static boolean configOf(Diagnostic diagnostic, ComponentSpec component) {
        return diagnostic.line().contains(component.name() + "(");
    }

    private static Diagnostic wrongConfig(Diagnostic diagnostic, ComponentSpec component, String name) {
        String type = component.signature().config().stream()
                .filter(p -> p.name().equals(name))
                .map(Parameter::typeSource)
                .findFirst()
                .orElse("");
        return diagnostic.reworded(
                "the config \"" + name + "\" of " + component.name() + " does not take this; it takes " + type,
                "give it a value of that type, or an output or parameter of it");
    }

    private Optional<Diagnostic> paramAsValue(Diagnostic diagnostic) {
        boolean misused = diagnostic.message().contains("incompatible types")
                || diagnostic.message().contains("bad operand type");
        Matcher param = PARAM.matcher(diagnostic.message());
        if (!misused || !param.find()) {
            return Optional.empty();
        }
        String name = head.params().stream()
                .map(p -> p.name())
                .filter(p -> diagnostic.line().matches(".*\\b" + Pattern.quote(p) + "\\b.*"))
                .findFirst()
                .map(p -> "\"" + p + "\"")
                .orElse("This");
        return Optional.of(diagnostic.reworded(
                name + " is known only when the pipeline runs, so it is no Java " + param.group(1) + " here",
                "hand it to a component as config, or test it in when(...), as in when(x.atLeast(0.9), () -> …)"));
    }

    private Optional<ComponentSpec> component(String stepName) {
        return components.all().stream().filter(c -> step(c).equals(stepName)).findFirst();
    }

    private static String step(ComponentSpec component) {
        return Character.toUpperCase(component.name().charAt(0))
                + component.name().substring(1);
    }
}
