package org.brewline.notebook.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.run.ResumePlan;
import org.brewline.engine.run.Run;
import org.brewline.engine.store.RunRecord;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.LiveRun;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.RunRequest;
import org.brewline.notebook.workbench.Workbench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %resume}: goes on from a run that was interrupted, failed or was cancelled. */
public final class ResumeMagic extends MagicOnRuns<ResumeMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "resume",
            description = {
                "Goes on from a run that was interrupted, failed or was cancelled: a new run with the same config, "
                        + "which takes the finished steps and executes what is missing.",
                "In a new kernel, run the cells that define the pipeline first. A step whose code changed since is "
                        + "executed; that is said before."
            },
            footer = {"", "  %%resume latest", "  %%resume 019a3f2b trainSvc.c=2 --parallel 4"})
    public static final class Arguments {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "RUN",
                description = "Its ID or the beginning of it, latest, -1, or a pipeline; the latest if left out.")
        String run = "";

        @Parameters(
                index = "1..*",
                arity = "0..*",
                paramLabel = "STEP.NAME=VALUE",
                description = "Config that is stronger than what the run had.")
        List<String> config = new ArrayList<>();

        @Mixin
        Execution execution = new Execution();

        @Option(names = "--no-cache", description = "Execute what is missing even if another run has it.")
        boolean noCache;
    }

    public ResumeMagic(Supplier<Workbench> workbench) {
        super("resume", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    String title() {
        return "Not resumed";
    }

    @Override
    @Nullable
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws Exception {
        RunRecord from = bench.runs().references().find(arguments.run);
        ResumePlan plan = bench.runs().resumePlan(from);
        call.display().show(said(plan, bench).bundle());
        var live = new LiveRun(call.display(), bench::files);
        Run run = bench.runs().resume(plan, request(arguments, from, call), live);
        return new ShownRun(run, live, bench.runs().store()).follow(arguments.execution.background);
    }

    private static Notice said(ResumePlan plan, Workbench bench) {
        var notice = new Notice()
                .quiet("goes on from ")
                .code(bench.runs().store().brief(plan.run().id()))
                .quiet(" (" + plan.run().state().name().toLowerCase(java.util.Locale.ROOT) + ")")
                .line();
        plan.sentences().forEach(sentence -> notice.quiet(sentence).line());
        return notice;
    }

    private static RunRequest request(Arguments arguments, RunRecord from, MagicCall call) {
        List<ConfigLayer> layers = arguments.config.isEmpty()
                ? List.of()
                : List.of(ConfigLayer.arguments(arguments.config, "cell " + call.count()));
        return new RunRequest(
                from.shape().name(), layers, arguments.execution.options("Not resumed", !arguments.noCache));
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        var candidates = new Candidates(workbench(), prefix);
        Optional<String> run = before.stream().filter(a -> !a.startsWith("-")).findFirst();
        return run.isEmpty()
                ? candidates.resumableRuns()
                : candidates.config(
                        workbench().runs().references().find(run.get()).shape().name());
    }
}
