package org.brewline.notebook.workbench;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.query.Condition;
import org.brewline.engine.query.Field;
import org.brewline.engine.query.Query;
import org.brewline.engine.query.Value;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.SweepRecord;
import org.brewline.engine.sweep.SweepStatus;
import org.brewline.engine.sweep.Trial;
import org.brewline.kernel.magic.MagicException;

/**
 * How a person names a run: its ID or an unambiguous beginning of it, {@code latest}, {@code -1} for the last and
 * {@code -2} for the one before, {@code best} for the best trial of the last sweep, a pipeline's name for its latest, or
 * the name that it was given.
 */
public final class RunReferences {
    private static final Pattern BACK = Pattern.compile("[-~]([1-9]\\d{0,4})");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{4,36}");
    private static final int LOOKED_AT = 200;

    private final Store store;

    RunReferences(Store store) {
        this.store = store;
    }

    /** The run that is meant; the latest if nothing is said. */
    public RunRecord find(String reference) {
        Matcher back = BACK.matcher(reference);
        if (reference.isEmpty() || reference.equals("latest")) {
            return nth(1, reference);
        }
        if (back.matches()) {
            return nth(Integer.parseInt(back.group(1)), reference);
        }
        Optional<RunRecord> ofPipeline =
                store.runs(RunQuery.all().pipeline(reference).limit(1)).stream().findFirst();
        if (ofPipeline.isPresent()) {
            return ofPipeline.get();
        }
        Optional<RunRecord> named = store
                .find(new Query(
                        "",
                        Optional.of(new Condition.Compare(
                                new Field("name", 0), Condition.Operator.EQUAL, new Value.Text(reference))),
                        List.of(),
                        java.util.OptionalInt.of(1)))
                .stream()
                .findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        if (reference.equals("best")) {
            return best();
        }
        if (ID.matcher(reference).matches()) {
            return store.run(reference);
        }
        throw unknown(reference);
    }

    /** Whether the reference can be resolved; asked to tell runs from steps. */
    public boolean isKnown(String reference) {
        try {
            find(reference);
            return true;
        } catch (RuntimeException unknown) {
            return false;
        }
    }

    private RunRecord nth(int back, String reference) {
        List<RunRecord> newest = store.runs(RunQuery.all().limit(back));
        if (newest.size() < back) {
            throw new MagicException(
                    "Unknown run",
                    newest.isEmpty()
                            ? "There are no runs in " + store.folder() + "\n    start one: %run <pipeline>"
                            : "There is no run \"%s\": the store has %d\n    %%runs lists them"
                                    .formatted(reference.replace('~', '-'), newest.size()));
        }
        return newest.get(back - 1);
    }

    private RunRecord best() {
        SweepRecord last = store.sweeps().newest(1).stream()
                .findFirst()
                .orElseThrow(() -> new MagicException(
                        "Unknown run",
                        "\"best\" is the best trial of the last sweep, and " + store.folder()
                                + " has no sweep\n    start one: %sweep --help"));
        return SweepStatus.of(store, last.id())
                .best()
                .flatMap(Trial::run)
                .flatMap(store::run)
                .orElseThrow(() -> new MagicException(
                        "Unknown run",
                        "\"best\" is the last sweep's best trial, and no trial of %s left its metric\n    %%sweep --show %s"
                                .formatted(last.pipeline(), store.sweeps().brief(last.id()))));
    }

    private MagicException unknown(String reference) {
        var names = new TreeSet<>(List.of("latest", "best"));
        store.runs(RunQuery.all().limit(LOOKED_AT))
                .forEach(r -> names.add(r.shape().name()));
        return new MagicException(
                "Unknown run",
                "There is no run \"" + reference + "\"\n    "
                        + NearestName.advice(
                                reference,
                                names,
                                "write its ID or the beginning of it, latest, -1, best, or a pipeline's name; %runs lists"
                                        + " them"));
    }
}
