package org.brewline.notebook.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.run.RunOptions;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.SweepRecord;
import org.brewline.engine.sweep.Goal;
import org.brewline.engine.sweep.Halving;
import org.brewline.engine.sweep.Sweep;
import org.brewline.engine.sweep.SweepPlan;
import org.brewline.engine.sweep.SweepStatus;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.LiveSweep;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.workbench.Workbench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %sweep}: runs a pipeline with varied config and looks for the best. */
public final class SweepMagic extends BrewlineMagic<SweepMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "sweep",
            description = "Runs a pipeline with varied config and looks for the best; each trial is a run.",
            footer = {
                "",
                "  %%sweep penguins trainSvc.c=0.1,1,10 trainSvc.kernel=rbf,linear --max score.accuracy --parallel 2",
                "  %%sweep penguins trainSvc.c=1e-3..1e2 log trainSvc.epochs=5..50 --trials 20 --seed 7 --max score.accuracy",
                "  %%sweep penguins trainSvc.epochs=10..100 --trials 30 --max score.accuracy --halving trainSvc.loss",
                "  %%sweep --resume 019a3f2b",
                "",
                "Values with commas are tried each, in every combination; of ranges --trials draws by chance.",
                "Config with one value is the same in every trial. Steps that trials share execute once.",
                "%%cancel ends a sweep in the background. %%runs sweep = 019a3f2b lists its trials."
            })
    public static final class Arguments {
        @Parameters(index = "0", arity = "0..1", paramLabel = "PIPELINE", description = "The pipeline's name.")
        String pipeline = "";

        @Parameters(
                index = "1..*",
                arity = "0..*",
                paramLabel = "STEP.NAME=VALUES",
                description = "a,b,c or low..high, or low..high log.")
        List<String> config = new ArrayList<>();

        @Option(names = "--max", paramLabel = "METRIC", description = "The best has the highest step.metric.")
        String max = "";

        @Option(names = "--min", paramLabel = "METRIC", description = "The best has the lowest step.metric.")
        String min = "";

        @Option(names = "--trials", paramLabel = "N", description = "Draw so many combinations by chance.")
        int trials;

        @Option(names = "--seed", paramLabel = "N", description = "What chance begins with; told if left out.")
        @Nullable
        Long seed;

        @Option(
                names = "--halving",
                paramLabel = "CURVE",
                description =
                        "Stop trials early whose step.metric falls behind: at points 3, 9, 27, … one of three goes on.")
        String halving = "";

        @Option(names = "--first", paramLabel = "POINT", description = "Where --halving compares first; 3 without.")
        long first = 3;

        @Option(names = "--parallel", paramLabel = "N", description = "How many trials run at once; one without.")
        int parallel = 1;

        @Option(names = "--no-cache", description = "Execute every step of every trial.")
        boolean noCache;

        @Option(names = "--background", description = "Give the notebook back at once; the display goes on.")
        boolean background;

        @Option(names = "--resume", paramLabel = "SWEEP", description = "Go on with a sweep that was ended.")
        String resume = "";

        @Option(names = "--show", paramLabel = "SWEEP", description = "Show a sweep of the store.")
        String show = "";
    }

    public SweepMagic(Supplier<Workbench> workbench) {
        super("sweep", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    /** A range's {@code log} and what follows a comma belong to the argument before. */
    @Override
    public List<String> tokenize(String argumentLine) {
        var joined = new ArrayList<String>();
        for (String word : RunArguments.split(argumentLine)) {
            String last = joined.isEmpty() ? "" : joined.get(joined.size() - 1);
            if (word.equals("log") && last.contains("..")) {
                joined.set(joined.size() - 1, last + " log");
            } else if (last.contains("=") && (last.endsWith(",") || word.startsWith(","))) {
                joined.set(joined.size() - 1, last + word);
            } else {
                joined.add(word);
            }
        }
        return joined;
    }

    @Override
    String title() {
        return "Not swept";
    }

    @Override
    @Nullable
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws Exception {
        Store store = bench.runs().store();
        if (!arguments.show.isEmpty()) {
            SweepRecord shown = store.sweeps().find(arguments.show);
            return Pictures.sweep(SweepStatus.of(store, shown.id()), store::brief);
        }
        RunOptions options = arguments.noCache ? RunOptions.defaults().noCache() : RunOptions.defaults();
        var live = new LiveSweep(call.display(), store::brief);
        Sweep sweep;
        if (!arguments.resume.isEmpty()) {
            SweepRecord before = store.sweeps().find(arguments.resume);
            sweep = bench.sweeps().resume(before, options, live);
        } else {
            sweep = bench.sweeps().start(arguments.pipeline, plan(arguments), options, live);
        }
        return follow(sweep, live, arguments.background, store);
    }

    private static SweepPlan plan(Arguments arguments) {
        if (arguments.max.isEmpty() == arguments.min.isEmpty()) {
            throw new MagicException(
                    "Not swept",
                    (arguments.max.isEmpty() ? "What is best?" : "--max and --min say the opposite")
                            + "\n    write --max step.metric or --min step.metric, as in --max score.accuracy");
        }
        if (arguments.parallel < 1 || arguments.trials < 0 || arguments.first < 1) {
            throw new MagicException("Not swept", "--parallel, --trials and --first are numbers from 1");
        }
        Goal goal = arguments.max.isEmpty() ? Goal.min(arguments.min) : Goal.max(arguments.max);
        SweepPlan plan =
                SweepPlan.of(goal).vary(arguments.config.toArray(new String[0])).parallel(arguments.parallel);
        if (arguments.trials > 0) {
            long seed = arguments.seed != null
                    ? arguments.seed
                    : java.util.concurrent.ThreadLocalRandom.current().nextInt(10_000);
            plan = plan.trials(arguments.trials).seed(seed);
        }
        return arguments.halving.isEmpty()
                ? plan
                : plan.halving(Halving.by(arguments.halving).from(arguments.first));
    }

    private static @Nullable Object follow(Sweep sweep, LiveSweep live, boolean background, Store store)
            throws InterruptedException {
        String brief = store.sweeps().brief(sweep.id());
        if (background) {
            return new Notice()
                    .quiet("sweeps in the background; ")
                    .code("%cancel " + brief)
                    .quiet(" ends it")
                    .line();
        }
        RunState state = sweep.await();
        boolean interrupted = Thread.interrupted();
        live.await();
        if (interrupted) {
            throw new InterruptedException("the sweep was cancelled");
        }
        if (state != RunState.SUCCEEDED) {
            SweepRecord record = sweep.status().sweep();
            throw new MagicException(
                    state == RunState.FAILED ? "Sweep failed" : "Sweep cancelled",
                    (record.message().isEmpty() ? "The sweep was cancelled" : record.message())
                            + "\n    %sweep --resume " + brief + " goes on with what is missing");
        }
        return null;
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        var candidates = new Candidates(workbench(), prefix);
        Optional<String> pipeline =
                before.stream().filter(a -> !a.startsWith("-")).findFirst();
        return pipeline.isEmpty() ? candidates.pipelines() : candidates.config(pipeline.get());
    }
}
