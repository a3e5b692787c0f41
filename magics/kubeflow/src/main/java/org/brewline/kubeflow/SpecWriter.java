package org.brewline.kubeflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brewline.engine.component.RetryPolicy;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.StepNode;

/** Writes the PipelineSpec. */
final class SpecWriter {
    /** The version of the format, not of this program. */
    private static final String SCHEMA = "2.1.0";

    private static final String SDK = "brewline-0.1.0";

    private final Plan plan;
    private final Map<String, RootParameters.Definition> parameters;
    private final ChannelTypes types;
    private final Ports ports;
    private final Wiring wiring;
    private final ObjectNode spec = JsonNodeFactory.instance.objectNode();

    SpecWriter(Plan plan) {
        this.plan = plan;
        this.parameters = RootParameters.of(plan.pipeline());
        this.types = new ChannelTypes(
                plan,
                parameters.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().kind())));
        this.ports = new Ports(plan, types);
        this.wiring = new Wiring(plan, types);
    }

    String write() {
        var pipeline = plan.pipeline();
        var info = spec.putObject("pipelineInfo")
                .put("name", TaskNames.plain(plan.options().name().orElse(pipeline.name())));
        if (!pipeline.documentation().isEmpty()) {
            info.put("description", pipeline.documentation());
        }
        for (FanOut fanOut : pipeline.fanOuts()) {
            var first = plan.step(fanOut.steps().get(0));
            wiring.repeat(plan.scopes().loop(fanOut.name()), fanOut, ports.items(first, fanOut));
        }
        var writer = new StepWriter(plan, ports, types, wiring);
        var executors = new Executors(plan);
        for (StepNode step : pipeline.steps()) {
            String task = plan.names().step(step.name());
            var component = component(task).put("executorLabel", "exec-" + task);
            writer.write(step).writeTo(component);
            spec.withObjectProperty("deploymentSpec")
                    .withObjectProperty("executors")
                    .set("exec-" + task, executors.of(step));
        }
        new Triggers(plan, ports, types, wiring).write(plan.scopes().root());
        wiring.passArtifacts(plan.scopes().root());
        scopes(plan.scopes().root());
        return Yaml.header(pipeline, parameters)
                + Yaml.text(spec.put("schemaVersion", SCHEMA).put("sdkVersion", SDK));
    }

    private ObjectNode component(String task) {
        return spec.withObjectProperty("components").putObject("comp-" + task);
    }

    private void scopes(Scope scope) {
        var root = scope.form() == Scope.Form.ROOT;
        var component = root ? spec.putObject("root") : component(plan.names().scope(scope));
        var draft = wiring.draft(scope);
        var dag = new DagWriter(draft);
        component.set("dag", dag.write(this::decorate));
        var face = new Interface();
        if (root) {
            parameters.forEach((name, definition) -> face.input(
                    name,
                    definition.kind(),
                    definition.defaultText().map(text -> Literals.ofText(text, definition.kind()))));
        }
        draft.inputs.forEach(face::input);
        draft.outputs.forEach((name, output) -> face.output(name, output.type));
        face.writeTo(component);
        scope.children().forEach(this::scopes);
    }

    /** Adds what belongs to steps and not to scopes. */
    private void decorate(String task, ObjectNode node) {
        step(task).ifPresent(step -> {
            var caching = node.putObject("cachingOptions");
            if (plan.options().caching() && step.component().cache()) {
                caching.put("enableCache", true);
            }
            if (step.component().retries() > 0) {
                retry(step.component().retry(), node.putObject("retryPolicy"));
            }
        });
    }

    /** As Kubeflow's own compiler writes it if there is no pause. */
    private static void retry(RetryPolicy policy, ObjectNode node) {
        var pause = policy.backoff();
        var longest = pause.isZero() ? Duration.ofHours(1) : policy.longest();
        node.put("maxRetryCount", policy.retries())
                .put("backoffDuration", PlatformWriter.seconds(pause) + "s")
                .put("backoffFactor", 2.0)
                .put("backoffMaxDuration", PlatformWriter.seconds(longest) + "s");
    }

    private Optional<StepNode> step(String task) {
        return plan.pipeline().steps().stream()
                .filter(step -> plan.names().step(step.name()).equals(task))
                .findFirst();
    }
}
