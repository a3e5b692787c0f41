package org.brewline.notebook.magic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.store.Collected;
import org.brewline.engine.store.GarbagePlan;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.StoreStatistics;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.HowFar;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %store}: where the store is and what it holds, whether it is whole, and the removal of runs. */
public final class StoreMagic extends MagicOnRuns<StoreMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "store",
            description = "Says where the store is and how much it holds.",
            footer = {
                "",
                "  %%store                  where it is, and how much it holds",
                "  %%store verify           hashes all content again, follows every row, and says what is missing",
                "                          or altered and which runs it touches; changes nothing",
                "  %%store rm 019a3f2b -3   removes these runs and what only they need",
                "",
                "The store is the folder .brewline, found from the notebook's folder upwards; BREWLINE_STORE overrides."
            })
    public static final class Arguments {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "WHAT",
                description = "verify or rm; what it holds if left out.")
        String what = "";

        @Parameters(index = "1..*", arity = "0..*", paramLabel = "RUN", description = "For rm: the runs to remove.")
        List<String> runs = new ArrayList<>();
    }

    public StoreMagic(Supplier<Workbench> workbench) {
        super("store", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) {
        Store store = bench.runs().store();
        return switch (arguments.what) {
            case "" -> statistics(store);
            case "verify" ->
                new ShownVerification(store)
                        .notice(store.verify(
                                new ShownAdvance(call.display(), "reading the store's content", HowFar.Unit.BYTES)));
            case "rm" -> remove(arguments.runs, call, bench);
            default ->
                throw new MagicException(
                        "Not done",
                        "\"%s\"\n    write %%store, %%store verify or %%store rm <run>".formatted(arguments.what));
        };
    }

    private static Object remove(List<String> names, MagicCall call, Workbench bench) {
        if (names.isEmpty()) {
            throw new MagicException("Not done", "Which runs?\n    write %store rm <run>; %runs lists them");
        }
        List<RunRecord> runs =
                names.stream().map(bench.runs().references()::find).toList();
        Store store = bench.runs().store();
        for (RunRecord run : runs) {
            if (run.state() == RunState.RUNNING) {
                throw new MagicException(
                        "Not done",
                        "run %1$s goes on\n    end it first: %%cancel %1$s".formatted(store.brief(run.id())));
            }
        }
        Collected collected = store.collect(
                GarbagePlan.of(runs.stream().map(RunRecord::id).toList()),
                new ShownAdvance(call.display(), "removing what no run needs", HowFar.Unit.THINGS));
        return new ShownRemoval(store).notice(collected, false);
    }

    private static Object statistics(Store store) {
        StoreStatistics held = store.statistics();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("runs", Amounts.count(held.runs()));
        facts.put("steps", Amounts.count(held.steps()));
        facts.put("artifacts", Amounts.count(held.artifacts()) + ", " + Amounts.size(held.artifactBytes()));
        facts.put("objects on the disk", Amounts.count(held.objects()) + ", " + Amounts.size(held.objectBytes()));
        facts.put("database", Amounts.size(held.databaseBytes()));
        return Pictures.store(store.folder().toString(), facts);
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        if (before.isEmpty()) {
            return List.of(
                            new Completions.Item("verify", "keyword", "is it whole?"),
                            new Completions.Item("rm", "keyword", "removes runs"))
                    .stream()
                    .filter(item -> item.text().startsWith(prefix))
                    .toList();
        }
        return before.get(0).equals("rm") ? new Candidates(workbench(), prefix).runs() : List.of();
    }
}
