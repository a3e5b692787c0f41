package org.brewline.notebook.magic;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.Store;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.workbench.Workbench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %logs}: what steps printed and logged. */
public final class LogsMagic extends MagicOnRuns<LogsMagic.Arguments> {

    /** What the line takes. */
    @Command(name = "logs", description = "Prints what the steps of a run printed and logged.")
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
                names = {"-f", "--follow"},
                description = "Go on printing until the steps end; the interrupt button ends it before.")
        boolean follow;
    }

    public LogsMagic(Supplier<Workbench> workbench) {
        super("logs", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    @Nullable
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws InterruptedException {
        var wanted = StepsOfRun.of(bench, arguments.run, arguments.step);
        Store store = bench.runs().store();
        if (arguments.follow) {
            new FollowedLogs(store, wanted, call.display()).follow();
            return null;
        }
        boolean any = false;
        for (StepRecord step : wanted.steps()) {
            String log = store.log(wanted.run().id(), step.name());
            if (!log.isEmpty()) {
                any = true;
                String head = wanted.steps().size() > 1 ? "── " + step.name() + " ──\n" : "";
                call.display().print(head + log + (log.endsWith("\n") ? "" : "\n"), false);
            }
        }
        if (!any) {
            call.display().print("Nothing was printed or logged.\n", false);
        }
        return null;
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return StepsOfRun.candidates(workbench(), before, prefix);
    }
}
