package org.brewline.kubeflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;

/**
 * Writes a pipeline as Kubeflow Pipelines v2 understands it: PipelineSpec, schema 2.1.0, as YAML. Each step becomes a
 * component with one container, which carries its code as a component jar; config that is open becomes a parameter of
 * the pipeline.
 *
 * <pre>{@code
 * String yaml = KubeflowExport.of(pipeline, ExportOptions.image("registry/brewline:0.1.0"));
 * Files.writeString(Path.of("penguins.yaml"), yaml);
 * }</pre>
 *
 * <p>Names: Kubeflow wants tasks and pipelines in lower case with dashes, so the step {@code trainSvc} is the task {@code
 * train-svc}; when two steps would meet in one name, the later one gets a number. Config {@code trainSvc.c} is the
 * parameter {@code trainSvc-c}; a Java name has no dash, so the way back is unambiguous. Inputs and outputs of a
 * component keep their Java names.
 *
 * <p>What goes where: numbers, truth values and texts, and lists, maps and records of these, are parameters; all other
 * outputs are artifacts, of Kubeflow's own type where it has one. A record that a step takes whole arrives in parts
 * ({@code score-f1}), collected outputs in numbers ({@code models-1}). Conditions become the triggers of sub-DAGs; a
 * step that depends on one that may be skipped is under its condition too; {@code firstOf} is one output for both ways.
 * Metrics and confusion matrices are outputs of their own, so that Kubeflow's console shows them. Retries, caching and
 * time limits are kept. A secret comes from a Kubernetes secret, under its config key.
 *
 * <p>{@code mapEach} becomes a loop over its list, in a DAG of its own where the list comes from a step; what its steps
 * gave arrives as one list ({@code models-1-n}). A pipeline inside of the pipeline is a sub-DAG of its name, unless what
 * goes in or comes out may be skipped: then its steps stand beside the others.
 *
 * <p>Steps at the end of the run are exit tasks; all others are in the sub-DAG that they wait for.
 *
 * <p>Refused, each with its step and line: a condition that is a Java lambda, {@code firstOf} of steps that may both run
 * or both be skipped, what a step gave for only some items of a list, a step at the end that takes something from
 * others, an optional input from a step that may be skipped, a secret inside a record, and code that is too large for
 * the file.
 *
 * <p>The text depends on nothing but the pipeline and the options: the same twice is the same bytes.
 */
public final class KubeflowExport {
    private KubeflowExport() {}

    /**
     * The pipeline as YAML; a second document with Kubernetes' own settings follows if a step has a timeout or a
     * secret.
     *
     * @throws ProblemsException with everything that Kubeflow can't express, each with its step and place
     */
    public static String of(Pipeline pipeline, ExportOptions options) {
        var problems = new Problems(pipeline.name());
        for (FanOut fanOut : pipeline.fanOuts()) {
            var first = pipeline.step(fanOut.steps().get(0)).orElseThrow();
            LoopItems.refusal(fanOut, pipeline)
                    .ifPresent(what -> problems.add(first, what, "map one of their outputs: mapEach(scores.f1(), …)"));
        }
        ExitSteps.refuseWhatCanNotBe(pipeline, problems);
        problems.throwIfAny();
        refuseUnknownSteps(pipeline, options, problems);
        var guards = Guards.of(pipeline, problems);
        problems.throwIfAny();
        var scopes = Grouping.of(pipeline, guards, problems);
        problems.throwIfAny();
        var plan = new Plan(pipeline, options, scopes, TaskNames.of(pipeline, scopes), problems);
        var documents = new ArrayList<String>();
        documents.add(new SpecWriter(plan).write());
        new PlatformWriter(plan).write().ifPresent(documents::add);
        problems.throwIfAny();
        return String.join("---\n", documents);
    }

    private static void refuseUnknownSteps(Pipeline pipeline, ExportOptions options, Problems problems) {
        var names = pipeline.steps().stream().map(StepNode::name).toList();
        for (String step : options.variables().steps()) {
            if (!names.contains(step)) {
                problems.add(
                        "a variable is for the step \"%s\", which is not there".formatted(step),
                        NearestName.advice(step, names, "the steps are " + String.join(", ", names)));
            }
        }
    }

    /** What is exported, and goes another way there than here: a sentence each, for whoever exports it. */
    public static List<String> goesAnotherWay(Pipeline pipeline) {
        return pipeline.steps().stream()
                .filter(step -> !step.component().retry().on().isEmpty())
                .map(step -> "%s is tried again there after any failure: Kubeflow does not know --retry-on %s"
                        .formatted(
                                step.name(),
                                String.join(",", step.component().retry().on())))
                .toList();
    }

    /**
     * The parameters of a run of the exported pipeline, as the server takes them.
     *
     * @param config texts by config key, such as {@code trainSvc.c}
     * @throws ProblemsException with every key that is none, and every required one without a value
     */
    public static ObjectNode parameters(Pipeline pipeline, Map<String, String> config) {
        var problems = new Problems(pipeline.name());
        ObjectNode values = RootParameters.values(pipeline, config, problems);
        problems.throwIfAny();
        return values;
    }

    /** The texts of the defaults that a run of the exported pipeline has, by config key; those of secrets are left out. */
    public static Map<String, String> defaults(Pipeline pipeline) {
        return RootParameters.defaults(pipeline);
    }

    /** The name that a step, or a pipeline, has in Kubeflow if no other has it, too: {@code train-svc} for {@code trainSvc}. */
    public static String taskName(String name) {
        return TaskNames.plain(name);
    }

    /**
     * The name of the Kubeflow parameter that stands for a config key.
     *
     * <pre>{@code
     * KubeflowExport.parameterName("trainSvc.c")    // trainSvc-c
     * KubeflowExport.parameterName("minAccuracy")   // minAccuracy
     * }</pre>
     */
    public static String parameterName(String configKey) {
        return configKey.replace('.', '-').replace('/', '-');
    }
}
