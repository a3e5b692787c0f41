package org.brewline.notebook.magic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.Setting;
import org.brewline.engine.run.Run;
import org.brewline.engine.store.RunRecord;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.LiveRun;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.workbench.RunRequest;
import org.brewline.notebook.workbench.Workbench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %run}: executes a pipeline and shows it while it runs; {@code %%run} with config as YAML in the cell. */
public final class RunMagic extends BrewlineMagic<RunMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "run",
            description = "Executes a pipeline, shows it while it runs, and keeps what it leaves under a run ID.",
            footer = {
                "",
                "  %%run penguins trainSvc.kernel=linear trainSvc.c=10 --parallel 4",
                "",
                "As a cell magic it takes the config as YAML:",
                "  %%%%run penguins",
                "  trainSvc: {kernel: linear, c: 10}",
                "",
                "After a failure, one step alone on the exact inputs that it had:",
                "  %%run --only trainSvc --from latest trainSvc.c=2"
            })
    public static final class Arguments {
        @Parameters(index = "0", arity = "0..1", paramLabel = "PIPELINE", description = "The pipeline's name.")
        String pipeline = "";

        @Parameters(
                index = "1..*",
                arity = "0..*",
                paramLabel = "STEP.NAME=VALUE",
                description = "Config for this run; stronger than everything else.")
        List<String> config = new ArrayList<>();

        @Option(names = "--config", paramLabel = "FILE", description = "Config from a YAML file.")
        @Nullable
        Path file;

        @Option(names = "--explain", description = "Run nothing; say of each step why it is, or is not, cached.")
        boolean explain;

        @Option(
                names = "--only",
                paramLabel = "STEP",
                description = "Execute one step alone, on what the steps before it left in the run --from.")
        String only = "";

        @Option(
                names = "--from",
                paramLabel = "RUN",
                description = "The run that --only takes from; the latest without.")
        String from = "";

        @Mixin
        Execution execution = new Execution();

        @Option(names = "--no-cache", description = "Execute every step, even those that finished before.")
        boolean noCache;
    }

    public RunMagic(Supplier<Workbench> workbench) {
        super("run", Set.of(Form.LINE, Form.CELL), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    String title() {
        return "Not run";
    }

    @Override
    @Nullable
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws Exception {
        if (arguments.explain) {
            RunRequest request = request(arguments, call, bench);
            return Pictures.forecast(request.pipeline(), bench.runs().explain(request));
        }
        if (arguments.only.isEmpty() && !arguments.from.isEmpty()) {
            throw new MagicException("Not run", "--from says where --only takes from\n    add --only and a step");
        }
        var live = new LiveRun(call.display(), bench::files);
        Run run = arguments.only.isEmpty()
                ? bench.runs().start(request(arguments, call, bench), live)
                : only(arguments, call, bench, live);
        return new ShownRun(run, live, bench.runs().store()).follow(arguments.execution.background);
    }

    private static Run only(Arguments arguments, MagicCall call, Workbench bench, LiveRun live) throws Exception {
        if (arguments.pipeline.contains("=")) { // the pipeline is that of the run
            arguments.config.add(0, arguments.pipeline);
            arguments.pipeline = "";
        }
        String from = arguments.from.isEmpty() ? arguments.pipeline : arguments.from;
        RunRecord run = bench.runs().references().find(from.replace('~', '-'));
        return bench.runs().only(arguments.only, run, request(arguments, call, bench), live);
    }

    private static RunRequest request(Arguments arguments, MagicCall call, Workbench bench) {
        var layers = new ArrayList<ConfigLayer>();
        if (arguments.file != null) {
            layers.add(ConfigFile.read(bench.folder(), arguments.file));
        }
        if (!call.body().isBlank()) {
            layers.add(ConfigLayer.yaml(
                    call.body(), Setting.Origin.CONFIG, "cell " + call.count(), ConfigFile.line(call)));
        }
        if (!arguments.config.isEmpty()) {
            layers.add(ConfigLayer.arguments(arguments.config, "cell " + call.count()));
        }
        return new RunRequest(arguments.pipeline, layers, arguments.execution.options("Not run", !arguments.noCache));
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        var candidates = new Candidates(workbench(), prefix);
        Optional<String> pipeline =
                before.stream().filter(a -> !a.startsWith("-")).findFirst();
        return pipeline.isEmpty() ? candidates.pipelines() : candidates.config(pipeline.get());
    }
}
