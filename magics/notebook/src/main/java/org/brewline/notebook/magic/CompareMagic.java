package org.brewline.notebook.magic;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.compare.Comparison;
import org.brewline.engine.run.RunEvents;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.Store;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.picture.RunPicture;
import org.brewline.notebook.workbench.RunSelection;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %compare}: what is different between runs. */
public final class CompareMagic extends BrewlineMagic<CompareMagic.Arguments> {
    private static final int MOST = 12;

    /** What the line takes. */
    @Command(
            name = "compare",
            description = "Shows what is different between runs: config, metrics, curves, code, artifacts, times.",
            footer = {
                "",
                "  %%compare latest -2",
                "  %%compare baseline 019a3f2b 019a3f2c",
                "  %%compare sweep = 019a3f2b order by accuracy desc limit 4",
                "",
                "The first is what the others are compared with."
            })
    public static final class Arguments {
        @Parameters(arity = "0..1", paramLabel = "RUNS", description = "Two runs or more, or a query.")
        String runs = "";
    }

    public CompareMagic(Supplier<Workbench> workbench) {
        super("compare", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    public List<String> tokenize(String argumentLine) {
        return QueryLine.split(argumentLine, Set.of());
    }

    /** Compares what the arguments name. */
    public static Comparison compare(Arguments arguments, Workbench bench) {
        String wanted = arguments.runs.isBlank() ? "latest -2" : arguments.runs;
        List<RunRecord> runs = bench.runs().selection().find(wanted);
        if (runs.size() < 2) {
            throw new MagicException(
                    "Nothing to compare",
                    "\"" + wanted + "\" is one run\n    write two, as in %compare latest -2, or a query");
        }
        if (runs.size() > MOST) {
            throw new MagicException(
                    "Too many to compare",
                    "\"%s\" is %d runs, which no table shows side by side\n    add limit %d, or write the runs"
                            .formatted(wanted, runs.size(), MOST));
        }
        return Comparison.of(bench.runs().store(), runs);
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) {
        Store store = bench.runs().store();
        Comparison comparison = compare(arguments, bench);
        return Pictures.comparison(
                comparison,
                comparison.runs().stream()
                        .map(run -> RunPicture.of(RunEvents.replay(store, run.id())))
                        .toList(),
                store::brief);
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        int rest = before.indexOf("--");
        String text = rest < 0 ? "" : before.get(rest + 1);
        if (RunSelection.isQuery(text + " ")) {
            String query = text.startsWith("where") ? text.substring(5).strip() : text;
            return new QueryCandidates(workbench().runs().store()).after(query, prefix);
        }
        return new Candidates(workbench(), prefix).runs();
    }
}
