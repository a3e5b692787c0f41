package org.brewline.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.component.RunOutcome;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.config.Setting;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.store.StepRecord;
import org.jspecify.annotations.Nullable;

/** What a step takes: from where, with which content, and as the objects that its method is called with. */
final class StepInputs {
    private final StepNode step;
    private final ResolvedConfig config;
    private final Values values;

    StepInputs(StepNode step, ResolvedConfig config, Values values) {
        this.step = step;
        this.config = config;
        this.values = values;
    }

    /** An output that is taken, with its stored form. */
    record Taken(String parameter, String fromStep, Artifact artifact) {
        StepRecord.Input lineage() {
            return new StepRecord.Input(
                    parameter, fromStep, artifact.name(), artifact.content().hex());
        }
    }

    /** Everything that is taken from other steps; an optional input that is missing takes nothing. */
    List<Taken> taken() {
        var result = new ArrayList<Taken>();
        for (Parameter parameter : step.component().signature().parameters()) {
            Binding binding = step.bindings().get(parameter.name());
            if (binding == null || (parameter.optional() && !isThere(binding))) {
                continue;
            }
            if (binding instanceof Binding.Item item) {
                result.add(new Taken(parameter.name(), values.sourceOf(item), values.artifact(item)));
            }
            for (Binding.FromStep source : values.presentSources(binding)) {
                values.artifacts(source).forEach(a -> result.add(new Taken(parameter.name(), source.step(), a)));
            }
        }
        return result;
    }

    private boolean isThere(Binding binding) {
        if (binding instanceof Binding.FirstOf first) {
            return first.candidates().stream().anyMatch(values::has);
        }
        return Bindings.sources(binding).stream().allMatch(values::has);
    }

    /** The setting of a config parameter; empty if an output feeds it. */
    Optional<Setting> setting(Parameter parameter) {
        Setting open = config.step(step.configName()).get(parameter.name());
        if (open != null) {
            return Optional.of(open);
        }
        Binding binding = step.bindings().get(parameter.name());
        if (binding instanceof Binding.FromParam param) {
            return Optional.of(values.param(param.name()));
        }
        if (binding instanceof Binding.Constant constant) {
            return Optional.of(new Setting(
                    constant.value(), String.valueOf(constant.value()), Setting.Origin.PIPELINE_BODY, false));
        }
        if (binding == null) {
            throw new IllegalStateException("the config \"%s.%s\" has no value; resolve the config with ConfigResolver"
                    .formatted(step.configName(), parameter.name()));
        }
        return Optional.empty();
    }

    /** The arguments of the method, in order. */
    @Nullable
    Object[] arguments(StepContext context) {
        List<Parameter> parameters = step.component().signature().parameters();
        var arguments = new @Nullable Object[parameters.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(parameters.get(i), context);
        }
        return arguments;
    }

    private @Nullable Object argument(Parameter parameter, StepContext context) {
        Class<?> type = Values.raw(parameter.type());
        return parameter.role() == Parameter.Role.INJECTED ? context.injected(type) : value(parameter);
    }

    /** What a parameter that is not injected takes. */
    @Nullable
    Object value(Parameter parameter) {
        Class<?> type = Values.raw(parameter.type());
        Binding binding = step.bindings().get(parameter.name());
        if (parameter.optional()) {
            return binding == null || !isThere(binding) ? Optional.empty() : Optional.ofNullable(values.value(binding));
        }
        if (parameter.role() == Parameter.Role.CONFIG) {
            Optional<Setting> setting = setting(parameter);
            if (setting.isPresent()) {
                return Numbers.widened(setting.get().value(), type);
            }
        }
        if (binding == null) {
            throw new IllegalStateException(
                    "the input \"%s\" of step \"%s\" is bound to nothing".formatted(parameter.name(), step.name()));
        }
        return Numbers.widened(values.value(binding), type);
    }

    /** The arguments of the method, in order, in a form that can go to another process. */
    List<Argument> travelling(StepContext context) {
        return step.component().signature().parameters().stream()
                .map(parameter -> travelling(parameter, context))
                .toList();
    }

    private Argument travelling(Parameter parameter, StepContext context) {
        Class<?> type = Values.raw(parameter.type());
        if (parameter.role() == Parameter.Role.INJECTED) {
            return type == RunOutcome.class ? new Argument.Plain(context.injected(type)) : new Argument.Injected(type);
        }
        Binding binding = step.bindings().get(parameter.name());
        if (parameter.optional()) {
            return binding == null || !isThere(binding)
                    ? new Argument.Maybe(List.of())
                    : new Argument.Maybe(List.of(values.argument(binding)));
        }
        if (parameter.role() == Parameter.Role.CONFIG) {
            Optional<Setting> setting = setting(parameter);
            if (setting.isPresent()) {
                return new Argument.Plain(setting.get().value());
            }
        }
        if (binding == null) {
            throw new IllegalStateException(
                    "the input \"%s\" of step \"%s\" is bound to nothing".formatted(parameter.name(), step.name()));
        }
        return values.argument(binding);
    }

    /** The user's classes that the step and what it takes are made of, its own before those of other steps. */
    Map<String, byte[]> classes() {
        var classes = new LinkedHashMap<>(step.component().environment().classes());
        for (Binding binding : step.bindings().values()) {
            if (isThere(binding)) {
                values.classes(binding).forEach(classes::putIfAbsent);
            }
        }
        return classes;
    }
}
