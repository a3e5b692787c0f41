package org.brewline.notebook.magic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brewline.engine.store.Collected;
import org.brewline.engine.store.GarbagePlan;
import org.brewline.engine.store.RunId;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.HowFar;
import org.brewline.notebook.workbench.Workbench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code %gc}: removes runs on request, and content that no run needs. */
public final class GcMagic extends MagicOnRuns<GcMagic.Arguments> {
    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([hdw])");

    /** What the line takes. */
    @Command(
            name = "gc",
            description = {
                "Removes what no run of the store needs: content that no row names, and what dead kernels left. Other "
                        + "kernels may go on meanwhile.",
                "Runs are removed only on request. A run that goes on stays, and so does one whose results a kept run "
                        + "took."
            },
            footer = {"", "  %%gc --keep 20 --older-than 30d --dry-run", "  %%gc --run 019a3f2b"})
    public static final class Arguments {
        @Option(
                names = "--keep",
                paramLabel = "N",
                description = "Remove the runs of each pipeline but for its newest N.")
        @Nullable
        Integer keep;

        @Option(
                names = "--older-than",
                paramLabel = "AGE",
                description = "Remove the runs that began longer ago: 12h, 30d, 8w. With --keep, both must hold.")
        String olderThan = "";

        @Option(names = "--run", paramLabel = "RUN", description = "Remove this run; may be given several times.")
        List<String> runs = new ArrayList<>();

        @Option(names = "--dry-run", description = "Say what would be removed, and remove nothing.")
        boolean dryRun;
    }

    public GcMagic(Supplier<Workbench> workbench) {
        super("gc", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) {
        Collected collected = bench.runs()
                .store()
                .collect(
                        plan(arguments, bench),
                        new ShownAdvance(call.display(), "removing what no run needs", HowFar.Unit.THINGS));
        return new ShownRemoval(bench.runs().store()).notice(collected, arguments.dryRun);
    }

    /** What the arguments ask to be removed. */
    public static GarbagePlan plan(Arguments arguments, Workbench bench) {
        var runs = new ArrayList<RunId>();
        arguments.runs.forEach(
                run -> runs.add(bench.runs().references().find(run).id()));
        GarbagePlan plan = GarbagePlan.of(runs);
        if (arguments.keep != null) {
            if (arguments.keep < 0) {
                throw new MagicException("Not done", "--keep " + arguments.keep + "\n    write a number from 0");
            }
            plan = plan.keepNewest(arguments.keep);
        }
        if (!arguments.olderThan.isEmpty()) {
            plan = plan.olderThan(age(arguments.olderThan));
        }
        return arguments.dryRun ? plan.counting() : plan;
    }

    private static Duration age(String text) {
        Matcher parts = AGE.matcher(text);
        if (!parts.matches()) {
            throw new MagicException("Not done", "--older-than " + text + "\n    write 12h, 30d or 8w");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        boolean isRun = !before.isEmpty() && before.get(before.size() - 1).equals("--run");
        return isRun ? new Candidates(workbench(), prefix).runs() : List.of();
    }
}
