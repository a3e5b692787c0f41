package org.brewline.notebook.magic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.run.Run;
import org.brewline.engine.store.RunLabels;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.SweepId;
import org.brewline.engine.sweep.Sweep;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %cancel}: ends runs and sweeps that go on in the background. */
public final class CancelMagic extends MagicOnRuns<CancelMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "cancel",
            description = "Ends a run or sweep of this notebook that goes on in the background; without one, all.")
    public static final class Arguments {
        @Parameters(
                arity = "0..1",
                paramLabel = "RUN",
                description = "Its ID or the beginning of it, or latest; a sweep's ID, or a trial of it.")
        String run = "";
    }

    public CancelMagic(Supplier<Workbench> workbench) {
        super("cancel", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) {
        List<Sweep> sweeps = sweeps(arguments.run, bench);
        var notice = new Notice();
        for (Sweep sweep : sweeps) {
            sweep.cancel();
            notice.quiet("cancelled the sweep ")
                    .code(bench.runs().store().sweeps().brief(sweep.id()))
                    .line();
        }
        if (!sweeps.isEmpty() && !arguments.run.isEmpty()) {
            return notice;
        }
        List<Run> running = bench.runs().running();
        if (!arguments.run.isEmpty()) {
            RunRecord wanted = bench.runs().references().find(arguments.run);
            running =
                    running.stream().filter(run -> run.id().equals(wanted.id())).toList();
        }
        if (running.isEmpty() && sweeps.isEmpty()) {
            throw new MagicException("Nothing to cancel", "No such run of this notebook goes on");
        }
        for (Run run : running) {
            run.cancel();
            notice.quiet("cancelled ")
                    .code(bench.runs().store().brief(run.id()))
                    .line();
        }
        return notice;
    }

    /** The sweeps that go on whose ID begins so, or the one whose trial is called so; all, if nothing is named. */
    private static List<Sweep> sweeps(String named, Workbench bench) {
        List<Sweep> running = bench.sweeps().running();
        List<Sweep> byId = running.stream()
                .filter(sweep -> sweep.id().toString().startsWith(named))
                .toList();
        if (!byId.isEmpty() || running.isEmpty()) {
            return byId;
        }
        Optional<SweepId> of =
                bench.runs().references().find(named).labels().trial().map(RunLabels.TrialOf::sweep);
        return running.stream()
                .filter(sweep -> of.isPresent() && sweep.id().equals(of.get()))
                .toList();
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return before.isEmpty() ? new Candidates(workbench(), prefix).runs() : List.of();
    }
}
