package org.brewline.kubeflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.brewline.engine.component.Resources;
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
        var jar = StepCode.of(plan.pipeline(), step);
        if (jar.size() <= plan.options().code().inlineLimit()) {
            args.add("--component").add(jar.base64());
        } else {
            if (!plan.options().code().aboveInImage()) {
                refuse(step, jar);
            }
            args.add("--component-file").add("/brewline/components/" + jar.fileName());
        }
        args.add("--executor-input").add("{{$}}");
        plan.options()
                .variables()
                .plain(step.name())
                .forEach((variable, value) -> container
                        .withArrayProperty("env")
                        .addObject()
                        .put("name", variable)
                        .put("value", value));
        resources(step.component().resources(), container);
        return executor;
    }

    /** Kubeflow reads the texts, its older versions the numbers. Memory is also the limit, since the JVM sizes itself by it. */
    private static void resources(Resources needs, ObjectNode container) {
        if (needs.cpu() > 0) {
            container
                    .withObjectProperty("resources")
                    .put("cpuRequest", needs.cpu())
                    .put("resourceCpuRequest", needs.cpuText());
        }
        if (needs.memory() > 0) {
            double gigabytes = needs.memory() / 1e9;
            String text = Long.toString(needs.memory());
            container
                    .withObjectProperty("resources")
                    .put("memoryRequest", gigabytes)
                    .put("memoryLimit", gigabytes)
                    .put("resourceMemoryRequest", text)
                    .put("resourceMemoryLimit", text);
        }
        if (needs.gpu() > 0) {
            String count = Integer.toString(needs.gpu());
            container
                    .withObjectProperty("resources")
                    .putObject("accelerator")
                    .put("count", count)
                    .put("type", Accelerator.resource(needs))
                    .put("resourceCount", count)
                    .put("resourceType", Accelerator.resource(needs));
        }
    }

    private void refuse(StepNode step, ComponentJar jar) {
        plan.problems()
                .add(
                        step,
                        "its code is %,d bytes, and at most %,d travel in the file"
                                .formatted(jar.size(), plan.options().code().inlineLimit()),
                        "put %s into the image's /brewline/components, as %%export image does, and name the image"
                                .formatted(jar.fileName()));
    }
}
