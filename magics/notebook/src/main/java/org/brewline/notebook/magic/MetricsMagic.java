package org.brewline.notebook.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.run.RunEvents;
import org.brewline.engine.store.RunRecord;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.picture.PlotStyle;
import org.brewline.notebook.picture.RunPicture;
import org.brewline.notebook.workbench.Workbench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %metrics}: the metrics of one run, or of several on the same plots. */
public final class MetricsMagic extends MagicOnRuns<MetricsMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "metrics",
            description = {
                "Shows the metrics of a run; of several runs on the same plots.",
                "Curves can be hovered over and zoomed where the notebook draws Vega-Lite, as JupyterLab does;"
                        + " elsewhere they are pictures. Noisy curves are smoothed, with the line as it is behind."
            },
            footer = {"", "  %%metrics latest -2 --smooth 0.9 --log"})
    public static final class Arguments {
        @Parameters(
                arity = "0..*",
                paramLabel = "RUN",
                description = "IDs or beginnings of them, latest, -1, pipelines' names; the latest without.")
        List<String> runs = new ArrayList<>();

        @Option(
                names = "--smooth",
                paramLabel = "WEIGHT",
                description = "How much of what came before counts, from 0 (as it is) to below 1.")
        @Nullable
        Double smooth;

        @Option(names = "--log", description = "A logarithmic scale.")
        boolean logarithmic;

        @Option(names = "--linear", description = "A linear scale, also where values span powers of ten.")
        boolean linear;
    }

    public MetricsMagic(Supplier<Workbench> workbench) {
        super("metrics", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) {
        List<String> wanted = arguments.runs.isEmpty() ? List.of("latest") : arguments.runs;
        var references = bench.runs().references();
        List<RunRecord> runs = wanted.stream().map(references::find).distinct().toList();
        List<RunPicture> pictures = runs.stream()
                .map(run -> RunPicture.of(RunEvents.replay(bench.runs().store(), run.id())))
                .toList();
        Optional<MimeBundle> plots = Pictures.plots(pictures, style(arguments));
        Optional<MimeBundle> results = Pictures.results(pictures);
        if (plots.isPresent() && results.isPresent()) {
            call.display().show(plots.get());
        }
        return results.or(() -> plots).orElseGet(() -> MimeBundle.text("No metrics."));
    }

    private static PlotStyle style(Arguments arguments) {
        if (arguments.logarithmic && arguments.linear) {
            throw new MagicException("Not done", "--log and --linear say the opposite\n    write one of the two");
        }
        Double smooth = arguments.smooth;
        if (smooth != null && !(smooth >= 0 && smooth < 1)) {
            throw new MagicException(
                    "Not done", "--smooth " + smooth + "\n    write a number from 0 to below 1, as 0.9");
        }
        PlotStyle.Scale scale = arguments.logarithmic
                ? PlotStyle.Scale.LOGARITHMIC
                : arguments.linear ? PlotStyle.Scale.LINEAR : PlotStyle.Scale.FITTING;
        return new PlotStyle(scale, smooth == null ? OptionalDouble.empty() : OptionalDouble.of(smooth));
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return new Candidates(workbench(), prefix).runs();
    }
}
