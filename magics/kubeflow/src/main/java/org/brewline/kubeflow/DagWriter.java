package org.brewline.kubeflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;

/** Writes one DAG: its tasks and where its outputs come from. */
final class DagWriter {
    private final Draft draft;

    DagWriter(Draft draft) {
        this.draft = draft;
    }

    ObjectNode write(BiConsumer<String, ObjectNode> decorate) {
        var dag = JsonNodeFactory.instance.objectNode();
        draft.outputs.forEach((name, output) -> output(dag.withObjectProperty("outputs"), name, output));
        var tasks = dag.putObject("tasks");
        draft.tasks.forEach((name, task) -> {
            var node = tasks.putObject(name);
            task(node, name, task);
            decorate.accept(name, node);
        });
        return dag;
    }

    private static void output(ObjectNode outputs, String name, Draft.Output output) {
        if (!(output.type instanceof ParameterKind)) {
            var selectors =
                    outputs.withObjectProperty("artifacts").putObject(name).putArray("artifactSelectors");
            for (Draft.Source.OfTask source : output.sources) {
                selectors.addObject().put("outputArtifactKey", source.output()).put("producerSubtask", source.task());
            }
            return;
        }
        var node = outputs.withObjectProperty("parameters").putObject(name);
        if (output.oneOf) {
            var selectors = node.putObject("valueFromOneof").putArray("parameterSelectors");
            output.sources.forEach(source -> parameter(selectors.addObject(), source));
        } else {
            parameter(node.putObject("valueFromParameter"), output.sources.get(0));
        }
    }

    private static void parameter(ObjectNode node, Draft.Source.OfTask source) {
        node.put("outputParameterKey", source.output()).put("producerSubtask", source.task());
    }

    private static void task(ObjectNode node, String name, Draft.Task task) {
        node.putObject("taskInfo").put("name", name);
        node.putObject("componentRef").put("name", "comp-" + name);
        if (!task.after.isEmpty()) {
            var before = node.putArray("dependentTasks");
            task.after.forEach(before::add);
        }
        task.trigger.ifPresent(condition -> node.putObject("triggerPolicy").put("condition", condition));
        if (task.always) {
            node.putObject("triggerPolicy").put("strategy", "ALL_UPSTREAM_TASKS_COMPLETED");
        }
        task.iteration.ifPresent(iteration -> iteration(node, iteration));
        task.inputs.forEach((input, wire) -> wire(node.withObjectProperty("inputs"), input, wire));
    }

    private static void iteration(ObjectNode task, Draft.Iteration iteration) {
        var items = task.putObject(iteration.artifacts() ? "artifactIterator" : "parameterIterator")
                .put("itemInput", iteration.item())
                .putObject("items");
        iteration
                .raw()
                .ifPresentOrElse(
                        list -> items.put("raw", list.toString()),
                        () -> items.put(iteration.artifacts() ? "inputArtifact" : "inputParameter", iteration.list()));
        if (iteration.parallel() > 0) {
            task.putObject("iteratorPolicy").put("parallelismLimit", iteration.parallel());
        }
    }

    private static void wire(ObjectNode inputs, String input, Draft.Wire wire) {
        boolean parameter = wire.type() instanceof ParameterKind;
        var node = inputs.withObjectProperty(parameter ? "parameters" : "artifacts")
                .putObject(input);
        String kind = parameter ? "Parameter" : "Artifact";
        if (wire.source() instanceof Draft.Source.OfDag dag) {
            node.put("componentInput" + kind, dag.input());
        } else if (wire.source() instanceof Draft.Source.FieldOf part) {
            node.put("componentInput" + kind, part.input())
                    .put("parameterExpressionSelector", "parseJson(string_value)[\"" + part.field() + "\"]");
        } else if (wire.source() instanceof Draft.Source.OfTask made) {
            node.putObject("taskOutput" + kind)
                    .put("output" + kind + "Key", made.output())
                    .put("producerTask", made.task());
        } else if (wire.source() instanceof Draft.Source.StatusOf ended) {
            node.putObject("taskFinalStatus").put("producerTask", ended.task());
        } else {
            node.putObject("runtimeValue").set("constant", ((Draft.Source.Constant) wire.source()).value());
        }
    }
}
