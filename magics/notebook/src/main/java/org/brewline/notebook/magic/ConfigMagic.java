package org.brewline.notebook.magic;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.Setting;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %config}: the complete config of a pipeline; {@code %%config}: config that all its runs use. */
public final class ConfigMagic extends BrewlineMagic<ConfigMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "config",
            description = "Shows the complete config of a pipeline as YAML, required values marked.",
            footer = {
                "",
                "As a cell magic it sets config for all coming runs; an empty cell takes it back:",
                "  %%%%config penguins",
                "  trainSvc: {kernel: linear}"
            })
    public static final class Arguments {
        @Parameters(arity = "0..1", paramLabel = "PIPELINE", description = "The pipeline's name.")
        String pipeline = "";

        @Option(
                names = "--schema",
                description = "Shows the JSON Schema of the config instead, with which editors complete config files.")
        boolean schema;
    }

    public ConfigMagic(Supplier<Workbench> workbench) {
        super("config", Set.of(Form.LINE, Form.CELL), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    String title() {
        return "Not configured";
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws Exception {
        Pipeline pipeline = bench.pipelines().get(arguments.pipeline);
        if (arguments.schema) {
            return MimeBundle.text(bench.runs().configSchema(pipeline));
        }
        if (call.form() == Form.LINE) {
            return MimeBundle.text(bench.runs().configText(pipeline).stripTrailing());
        }
        var layer = ConfigLayer.yaml(call.body(), Setting.Origin.CONFIG, "cell " + call.count(), ConfigFile.line(call));
        bench.pipelines().configure(pipeline.name(), layer);
        return new Notice()
                .strong(pipeline.name())
                .quiet(call.body().isBlank() ? " has no config of its own any more" : " uses this config from now on; ")
                .code(call.body().isBlank() ? "" : "%config " + pipeline.name())
                .quiet(call.body().isBlank() ? "" : " shows all of it")
                .line();
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return before.isEmpty() ? new Candidates(workbench(), prefix).pipelines() : List.of();
    }
}
