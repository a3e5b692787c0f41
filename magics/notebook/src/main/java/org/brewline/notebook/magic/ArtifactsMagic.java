package org.brewline.notebook.magic;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.store.StepRecord;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %artifacts}: what a run left. */
public final class ArtifactsMagic extends BrewlineMagic<ArtifactsMagic.Arguments> {

    /** What the line takes. */
    @Command(name = "artifacts", description = "Lists what a run left, with previews.")
    public static final class Arguments {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "RUN",
                description = "Its ID or the beginning of it, latest, -1, or a pipeline's name; the latest without.")
        String run = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "STEP", description = "Only this step's.")
        String step = "";
    }

    public ArtifactsMagic(Supplier<Workbench> workbench) {
        super("artifacts", Set.of(Form.LINE), workbench);
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
        List<StepRecord> steps =
                StepsOfRun.of(bench, arguments.run, arguments.step).steps();
        return Pictures.artifacts(steps);
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return StepsOfRun.candidates(workbench(), before, prefix);
    }
}
