package org.brewline.notebook.magic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.kubeflow.ExportOptions;
import org.brewline.kubeflow.KubeflowExport;
import org.brewline.kubeflow.StepVariables;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.KubeflowFile;
import org.brewline.notebook.workbench.Workbench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %export}: a pipeline as a file that another engine executes. */
public final class ExportMagic extends BrewlineMagic<ExportMagic.Arguments> {
    private static final List<String> FORMATS = List.of("kfp", "image");

    /** What the line takes. */
    @Command(
            name = "export",
            description = {
                "Writes a pipeline for another engine.",
                "kfp: Kubeflow Pipelines v2, one container a step, its code in the file.",
                "image: the container image that the steps run in: a JRE, the step runner, the pipeline's libraries and "
                        + "the files that its config names. It is the same to the byte each time; what is in it stands "
                        + "beside it (CycloneDX)."
            },
            footer = {
                "",
                "  %%export image penguins -o penguins.tar --image registry/penguins:1",
                "  %%export image penguins --push --image registry/penguins:1",
                "  %%export kfp penguins -o penguins.yaml --image registry/penguins:1",
                "",
                "  %%export kfp penguins --submit https://host/pipeline trainSvc.c=10",
                "",
                "What Kubeflow can't express is refused with its step and line, and nothing is written."
            })
    public static final class Arguments {
        @Parameters(index = "0", arity = "0..1", paramLabel = "FORMAT", description = "kfp or image")
        String format = "";

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "PIPELINE",
                description = "The pipeline's name; if there is only one, it need not be said.")
        String pipeline = "";

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description =
                        "The file to write; without, PIPELINE.kfp.yaml or PIPELINE.image.tar beside the notebook.")
        @Nullable
        Path output;

        @Option(
                names = "--image",
                paramLabel = "IMAGE",
                description =
                        "The steps' container image. kfp refers to it, image makes it; brewline/step:0.1.0 without.")
        String image = "";

        @Option(names = "--name", paramLabel = "NAME", description = "The pipeline's name there; as here without.")
        String name = "";

        @Option(
                names = "--secret",
                paramLabel = "NAME",
                description = "The Kubernetes secret that holds secret config, each under its key.")
        String secret = "";

        @Option(
                names = "--env",
                paramLabel = "[STEP.]NAME=VALUE",
                description = "kfp: an environment variable of a step, or of all; may be given several times.")
        Map<String, String> env = new LinkedHashMap<>();

        @Option(
                names = "--no-cache",
                description = "kfp: Kubeflow executes every step, also one that it has the outputs of.")
        boolean noCache;

        @Option(
                names = "--secret-env",
                paramLabel = "[STEP.]NAME=SECRET/KEY",
                description = "kfp: one out of a Kubernetes secret; may be given several times.")
        Map<String, String> secretEnv = new LinkedHashMap<>();

        @Parameters(
                index = "2..*",
                paramLabel = "STEP.NAME=VALUE",
                description = "kfp with --submit: config of the run; the rest has its defaults.")
        List<String> config = new ArrayList<>();

        @Option(
                names = "--submit",
                paramLabel = "URL",
                description =
                        "kfp: upload it to this server (https://host/pipeline), start it, and show its state until it "
                                + "has ended. The token is taken from the environment variable "
                                + KubeflowSubmission.TOKEN + ".")
        String submit = "";

        @Option(names = "--push", description = "image: send it to the registry in its name; writes no archive.")
        boolean push;

        @Option(
                names = "--base",
                paramLabel = "IMAGE",
                description = "image: build upon this one, which has a JRE, instead of upon a JRE of this JDK.")
        String base = "";

        @Option(names = "--jdk", paramLabel = "FOLDER", description = "image: the JDK that the JRE is made of.")
        @Nullable
        Path jdk;

        @Option(
                names = "--add",
                paramLabel = "PATH",
                description = "image: a further file or folder beside the notebook; may be given several times.")
        List<Path> add = new ArrayList<>();

        ExportOptions options() {
            var options = image.isEmpty()
                    ? ExportOptions.image(ExportOptions.DEFAULT_IMAGE)
                    : ExportOptions.image(image).withComponentsInImage();
            options = name.isEmpty() ? options : options.withName(name);
            options = noCache ? options.withoutCaching() : options;
            String secretName = secret.isEmpty() ? options.variables().secretName() : secret;
            return options.withVariables(new StepVariables(secretName, new TreeMap<>(env), new TreeMap<>(secretEnv)));
        }
    }

    public ExportMagic(Supplier<Workbench> workbench) {
        super("export", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    String title() {
        return "Not exported";
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws Exception {
        if (!FORMATS.contains(arguments.format)) {
            throw new MagicException(title(), format(arguments.format));
        }
        Pipeline pipeline = bench.pipelines().get(arguments.pipeline);
        if (arguments.format.equals("image")) {
            return new ImageExport(bench, arguments).build(pipeline);
        }
        Path output = arguments.output == null ? Path.of(pipeline.name() + ".kfp.yaml") : arguments.output;
        var file = new KubeflowFile(bench.folder(), output);
        ExportOptions options = options(arguments);
        if (!arguments.submit.isEmpty()) {
            var parameters = KubeflowSubmission.parameters(pipeline, arguments.config);
            String name = options.name().orElse(pipeline.name());
            return new KubeflowSubmission(call.display())
                    .submit(arguments.submit, name, file.write(pipeline, options), parameters);
        } else if (!arguments.config.isEmpty()) {
            throw new MagicException(
                    title(), "\"" + arguments.config.get(0) + "\" is config of a run\n    it goes with --submit URL");
        }
        file.write(pipeline, options);
        var notice = new Notice()
                .strong(pipeline.name())
                .quiet(" is in ")
                .code(output.toString())
                .quiet(", %s, for Kubeflow Pipelines v2"
                        .formatted(
                                pipeline.steps().size() == 1
                                        ? "1 step"
                                        : pipeline.steps().size() + " steps"))
                .line();
        KubeflowExport.goesAnotherWay(pipeline)
                .forEach(sentence -> notice.quiet(sentence).line());
        return notice;
    }

    private ExportOptions options(Arguments arguments) {
        try {
            return arguments.options();
        } catch (IllegalArgumentException e) {
            throw new MagicException(title(), String.valueOf(e.getMessage()));
        }
    }

    private static String format(String given) {
        return given.isEmpty()
                ? "Which format?\n    write %export kfp PIPELINE -o FILE"
                : "There is no format \"" + given + "\"\n    "
                        + NearestName.advice(given, FORMATS, "write %export kfp PIPELINE -o FILE");
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        var candidates = new Candidates(workbench(), prefix);
        return switch (before.size()) {
            case 0 ->
                FORMATS.stream()
                        .filter(format -> format.startsWith(prefix))
                        .map(format -> new Completions.Item(
                                format, "format", format.equals("kfp") ? "Kubeflow Pipelines v2" : "container image"))
                        .toList();
            case 1 -> candidates.pipelines();
            default -> before.contains("--submit") ? candidates.config(before.get(1)) : List.of();
        };
    }
}
