package org.brewline.notebook.magic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.StaticMetric;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.Store;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.picture.RunRow;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %runs}: the runs in the store, newest first. */
public final class RunsMagic extends BrewlineMagic<RunsMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "runs",
            description = "Lists the runs in the store, the newest first, with the config in which they differ.")
    public static final class Arguments {
        @Parameters(arity = "0..1", paramLabel = "PIPELINE", description = "Only the runs of this pipeline.")
        String pipeline = "";

        @Option(names = "-n", paramLabel = "COUNT", description = "How many; 20 without.")
        int count = 20;
    }

    public RunsMagic(Supplier<Workbench> workbench) {
        super("runs", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) {
        if (arguments.count < 1) {
            throw new MagicException("Not done", "-n " + arguments.count + "\n    write a number from 1");
        }
        Store store = bench.runs().store();
        RunQuery query = RunQuery.all().limit(arguments.count);
        query = arguments.pipeline.isEmpty() ? query : query.pipeline(arguments.pipeline);
        List<RunRecord> runs = store.runs(query);
        if (runs.isEmpty()
                && !arguments.pipeline.isEmpty()
                && !bench.pipelines().names().contains(arguments.pipeline)) {
            List<String> names = store.runs(RunQuery.all().limit(200)).stream()
                    .map(run -> run.shape().name())
                    .distinct()
                    .toList();
            throw new MagicException(
                    "Unknown pipeline",
                    "There are no runs of a pipeline \"" + arguments.pipeline + "\"\n    "
                            + NearestName.advice(
                                    arguments.pipeline,
                                    names,
                                    names.isEmpty()
                                            ? "the store has no runs yet"
                                            : "there are runs of " + String.join(", ", names)));
        }
        return Pictures.runs(runs.stream().map(run -> row(store, run)).toList());
    }

    private static RunRow row(Store store, RunRecord run) {
        Map<String, List<StaticMetric>> metrics = new LinkedHashMap<>();
        for (StepRecord step : store.steps(run.id())) {
            metrics.put(step.name(), store.staticMetrics(run.id(), step.name()));
        }
        return RunRow.of(run, store.brief(run.id()), metrics);
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return before.isEmpty() ? new Candidates(workbench(), prefix).pipelines() : List.of();
    }
}
