package org.brewline.engine.component;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.component.Parameter.Role;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.Constraint;
import org.brewline.engine.config.ProblemList;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.config.TypeNames;

/** Reads what a method takes and gives, and collects what a component can't have. */
final class SignatureReader {
    private final Method method;
    private final ComponentSource source;
    private final String name;
    private final ProblemList problems;

    SignatureReader(Method method, ComponentSource source, String name, ProblemList problems) {
        this.method = method;
        this.source = source;
        this.name = name;
        this.problems = problems;
    }

    Signature read() {
        Type returnType = method.getGenericReturnType();
        String returnSource =
                source.returnTypeSource().isEmpty() ? TypeNames.of(returnType) : source.returnTypeSource();
        var signature = new Signature(
                name,
                source.documentation(),
                parameters(),
                returnType,
                returnSource,
                outputs(returnType, returnSource));
        for (Parameter parameter : signature.parameters()) {
            ComponentNames.refusal(parameter, signature)
                    .ifPresent(why ->
                            problem("the config %s of %s: %s".formatted(parameter.name(), name, why), "rename it"));
        }
        return signature;
    }

    private List<Parameter> parameters() {
        var declared = method.getParameters();
        List<String> names = names(declared);
        var parameters = new ArrayList<Parameter>();
        for (int i = 0; i < declared.length; i++) {
            parameters.add(parameter(names.get(i), declared[i]));
        }
        return parameters;
    }

    private List<String> names(java.lang.reflect.Parameter[] declared) {
        if (source.parameterTypeSources().size() == declared.length) {
            return List.copyOf(source.parameterTypeSources().keySet());
        }
        if (declared.length > 0 && !declared[0].isNamePresent()) {
            problem(
                    "the parameters of " + name + " have no names in the byte code",
                    "compile with the javac option -parameters");
        }
        return Arrays.stream(declared).map(java.lang.reflect.Parameter::getName).toList();
    }

    private Parameter parameter(String parameterName, java.lang.reflect.Parameter declared) {
        Type type = declared.getParameterizedType();
        Optional<Type> inOptional = ParameterRoles.inOptional(type);
        Role role = inOptional.isPresent() ? Role.INPUT : ParameterRoles.of(type);
        String typeSource = source.parameterTypeSources().getOrDefault(parameterName, TypeNames.of(type));
        Optional<String> defaultText =
                Optional.ofNullable(declared.getAnnotation(Default.class)).map(Default::value);
        if (role == Role.CONFIG) {
            defaultText.ifPresent(text -> checkDefault(parameterName, type, text, Constraint.of(declared)));
            Constraint.of(declared).forEach(constraint -> checkConstraint(parameterName, type, constraint));
        } else if (defaultText.isPresent()) {
            refuseDefault(parameterName, type, role, typeSource);
        } else if (role == Role.INPUT) {
            ParameterRoles.insteadOf(type)
                    .ifPresent(better -> problem(
                            "the parameter %s of %s is of type %s, which is no config type"
                                    .formatted(parameterName, name, typeSource),
                            "write " + better));
        }
        return new Parameter(
                parameterName,
                role,
                inOptional.orElse(type),
                typeSource,
                role == Role.CONFIG ? defaultText : Optional.empty(),
                inOptional.isPresent(),
                role == Role.CONFIG ? Constraint.of(declared) : List.of());
    }

    private void checkConstraint(String parameterName, Type type, Constraint constraint) {
        if (!constraint.isKnown() || (constraint.isRange() && !ConfigTypes.isNumber(type))) {
            problem(
                    "@%s on the config %s of %s, which is %s"
                            .formatted(
                                    constraint.annotation().annotationType().getSimpleName(),
                                    parameterName,
                                    name,
                                    TypeNames.of(type)),
                    "it can't be enforced: leave it out, or check the value in the component");
        }
    }

    private void checkDefault(String parameterName, Type type, String text, List<Constraint> constraints) {
        try {
            ConfigTypes.parse(
                    type,
                    text,
                    Path.of(""),
                    "the default of %s of %s".formatted(parameterName, name),
                    source.place(),
                    constraints);
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
    }

    private void refuseDefault(String parameterName, Type type, Role role, String typeSource) {
        String what = "the default of %s of %s: %s is %s"
                .formatted(parameterName, name, typeSource, role == Role.INPUT ? "no config type" : "injected");
        problem(what, role == Role.INPUT ? ParameterRoles.configInsteadOf(type) : "leave the default out");
    }

    private static List<OutputSpec> outputs(Type returnType, String returnSource) {
        if (returnType == void.class || returnType == Void.class) {
            return List.of();
        }
        if (!(returnType instanceof Class<?> c) || !c.isRecord()) {
            return List.of(new OutputSpec(OutputSpec.WHOLE, returnType, returnSource));
        }
        return Arrays.stream(c.getRecordComponents())
                .map(SignatureReader::output)
                .toList();
    }

    private static OutputSpec output(RecordComponent component) {
        Type type = component.getGenericType();
        return new OutputSpec(component.getName(), type, TypeNames.of(type));
    }

    private void problem(String what, String instead) {
        problems.add(what, source.place(), instead);
    }
}
