package org.brewline.kubeflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.step.ComponentJar;

/** Says how a step's container is started. */
final class Executors {
    private final Plan plan;

    Executors(Plan plan) {
        this.plan = plan;
    }

    ObjectNode of(StepNode step) {
        var executor = JsonNodeFactory.instance.objectNode();
        var container =
                executor.putObject("container").put("image", plan.options().image());
        container
                .putArray("command")
                .add("java")
                .add("-cp")
                .add("/brewline/lib/*")
                .add("org.brewline.engine.step.Main");
        var args = container.putArray("args").add("--step").add(step.name());
        var jar = ComponentJar.of(step.component());
        if (jar.size() <= plan.options().code().inlineLimit()) {
            args.add("--component").add(jar.base64());
        } else {
            if (!plan.options().code().aboveInImage()) {
                refuse(step, jar);
            }
            args.add("--component-file").add("/brewline/components/" + jar.fileName());
        }
        args.add("--executor-input").add("{{$}}");
        return executor;
    }

    private void refuse(StepNode step, ComponentJar jar) {
        plan.problems()
                .add(
                        step,
                        "its code is %,d bytes, and at most %,d travel in the file"
                                .formatted(jar.size(), plan.options().code().inlineLimit()),
                        "put %s into the image's /brewline/components, and export with components in the image"
                                .formatted(jar.fileName()));
    }
}
