package org.brewline.notebook.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.run.RunEvents;
import org.brewline.engine.store.RunRecord;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.picture.RunPicture;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %metrics}: the metrics of one run, or of several on the same plots. */
public final class MetricsMagic extends BrewlineMagic<MetricsMagic.Arguments> {

    /** What the line takes. */
    @Command(name = "metrics", description = "Shows the metrics of a run; of several runs on the same plots.")
    public static final class Arguments {
        @Parameters(
                arity = "0..*",
                paramLabel = "RUN",
                description = "IDs or beginnings of them, latest, -1, pipelines' names; the latest without.")
        List<String> runs = new ArrayList<>();
    }

    public MetricsMagic(Supplier<Workbench> workbench) {
        super("metrics", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    public List<String> tokenize(String argumentLine) {
        return RunArguments.split(argumentLine);
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) {
        List<String> wanted = arguments.runs.isEmpty() ? List.of("latest") : arguments.runs;
        var references = bench.runs().references();
        List<RunRecord> runs = wanted.stream().map(references::find).distinct().toList();
        return Pictures.metrics(runs.stream()
                .map(run -> RunPicture.of(RunEvents.replay(bench.runs().store(), run.id())))
                .toList());
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return new Candidates(workbench(), prefix).runs();
    }
}
