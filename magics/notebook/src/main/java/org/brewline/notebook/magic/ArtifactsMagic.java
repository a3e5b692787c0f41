package org.brewline.notebook.magic;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.brewline.engine.run.RunEvents;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.Store;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.picture.RunPicture;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %artifacts}: what a run left. */
public final class ArtifactsMagic extends MagicOnRuns<ArtifactsMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "artifacts",
            description = "Lists what a run left, with previews; or where an artifact comes from.",
            footer = {
                "",
                "  %%artifacts latest trainSvc",
                "  %%artifacts latest trainSvc --lineage",
                "  %%artifacts penguins --history"
            })
    public static final class Arguments {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "RUN",
                description = "Its ID or the beginning of it, latest, -1, or a pipeline's name; the latest without.")
        String run = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "STEP", description = "Only this step's.")
        String step = "";

        @Option(
                names = "--lineage",
                description = "Where the step's artifacts come from, back to the sources, as a graph.")
        boolean lineage;

        @Option(
                names = "--history",
                description = "The artifacts of the run's pipeline in all its runs, and which run changed them.")
        boolean history;

        @Option(names = "-n", paramLabel = "COUNT", description = "With --history how many runs; 10 without.")
        int count = 10;
    }

    public ArtifactsMagic(Supplier<Workbench> workbench) {
        super("artifacts", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) {
        Store store = bench.runs().store();
        String output = arguments.step.contains(".") && !arguments.step.endsWith("]")
                ? arguments.step.substring(arguments.step.lastIndexOf('.') + 1)
                : "";
        String step = output.isEmpty() ? arguments.step : arguments.step.substring(0, arguments.step.lastIndexOf('.'));
        var wanted = StepsOfRun.of(bench, arguments.run, step);
        RunRecord run = wanted.run();
        if (arguments.history) {
            return history(arguments, store, run.shape().name());
        }
        RunPicture picture = RunPicture.of(RunEvents.replay(store, run.id()));
        if (arguments.lineage) {
            if (wanted.steps().size() != 1) {
                throw new MagicException(
                        "Not done", "--lineage is asked of one step\n    name it: latest <step> --lineage");
            }
            String name = wanted.steps().get(0).name();
            return Pictures.lineage(picture, name, output.isEmpty() ? name : name + "." + output);
        }
        Set<String> names = wanted.steps().stream().map(StepRecord::name).collect(Collectors.toSet());
        return Pictures.artifacts(picture, names, run.jvm(), Instant.now(), bench.files(run.id()));
    }

    private static Object history(Arguments arguments, Store store, String pipeline) {
        if (arguments.count < 1) {
            throw new MagicException("Not done", "-n " + arguments.count + "\n    write a number from 1");
        }
        List<RunPicture> runs = store.runs(RunQuery.all().pipeline(pipeline).limit(arguments.count)).stream()
                .map(run -> RunPicture.of(RunEvents.replay(store, run.id())))
                .toList();
        return Pictures.artifacts(pipeline, runs, Instant.now());
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return StepsOfRun.candidates(workbench(), before, prefix);
    }
}
