package org.brewline.notebook.magic;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.kubeflow.ExportOptions;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.KubeflowFile;
import org.brewline.notebook.workbench.Workbench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %export}: a pipeline as a file that another engine executes. */
public final class ExportMagic extends BrewlineMagic<ExportMagic.Arguments> {
    private static final List<String> FORMATS = List.of("kfp");

    /** What the line takes. */
    @Command(
            name = "export",
            description = {
                "Writes a pipeline for another engine.",
                "kfp: Kubeflow Pipelines v2, one container a step, its code in the file."
            },
            footer = {
                "",
                "  %%export kfp penguins -o penguins.yaml --image registry/brewline-step:1",
                "",
                "What Kubeflow can't express is refused with its step and line, and nothing is written."
            })
    public static final class Arguments {
        @Parameters(index = "0", arity = "0..1", paramLabel = "FORMAT", description = "kfp")
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
                description = "The file to write; PIPELINE.kfp.yaml beside the notebook without.")
        @Nullable
        Path output;

        @Option(
                names = "--image",
                paramLabel = "IMAGE",
                description = "The steps' container image: a JRE with the step runner in /brewline/lib.")
        String image = "";

        @Option(names = "--name", paramLabel = "NAME", description = "The pipeline's name there; as here without.")
        String name = "";

        @Option(
                names = "--secret",
                paramLabel = "NAME",
                description = "The Kubernetes secret that holds secret config, each under its key.")
        String secret = "";

        ExportOptions options() {
            var options = ExportOptions.image(image.isEmpty() ? ExportOptions.DEFAULT_IMAGE : image);
            options = name.isEmpty() ? options : options.withName(name);
            return secret.isEmpty() ? options : options.withSecretName(secret);
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
        Path output = arguments.output == null ? Path.of(pipeline.name() + ".kfp.yaml") : arguments.output;
        var file = new KubeflowFile(bench.folder(), output);
        file.write(pipeline, options(arguments));
        return new Notice()
                .strong(pipeline.name())
                .quiet(" is in ")
                .code(output.toString())
                .quiet(", %s, for Kubeflow Pipelines v2"
                        .formatted(
                                pipeline.steps().size() == 1
                                        ? "1 step"
                                        : pipeline.steps().size() + " steps"))
                .line();
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
                        .map(format -> new Completions.Item(format, "format", "Kubeflow Pipelines v2"))
                        .toList();
            case 1 -> candidates.pipelines();
            default -> List.of();
        };
    }
}
