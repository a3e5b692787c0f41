package org.brewline.notebook.magic;

import java.util.ArrayList;
import java.util.List;
import org.brewline.engine.config.ConfigKey;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.pipeline.PipelineKeys;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.Store;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.workbench.Workbench;

/** What can be completed on the lines of magics. */
final class Candidates {
    private static final int RUNS = 30;

    private final Workbench bench;
    private final String prefix;

    Candidates(Workbench bench, String prefix) {
        this.bench = bench;
        this.prefix = prefix;
    }

    List<Completions.Item> pipelines() {
        return bench.pipelines().names().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> new Completions.Item(name, "pipeline", ""))
                .toList();
    }

    /** {@code step.name=} for the config that a run may set. */
    List<Completions.Item> config(String pipeline) {
        return bench.pipelines().asLinked(pipeline).map(PipelineKeys::of).orElse(List.of()).stream()
                .filter(key -> !key.fixedByBody() && key.path().startsWith(prefix))
                .map(Candidates::item)
                .toList();
    }

    private static Completions.Item item(ConfigKey key) {
        return new Completions.Item(key.path() + "=", "config", ConfigTypes.describe(key.type()));
    }

    /** Run IDs, the newest first, {@code latest}, {@code best}, and pipelines that have runs. */
    List<Completions.Item> runs() {
        Store store = bench.runs().store();
        var items = new ArrayList<Completions.Item>();
        List<RunRecord> runs = store.runs(RunQuery.all().limit(RUNS));
        if (!runs.isEmpty()) {
            items.add(new Completions.Item("latest", "run", describe(runs.get(0))));
        }
        store.sweeps()
                .newest(1)
                .forEach(sweep ->
                        items.add(new Completions.Item("best", "run", "of the last sweep, of " + sweep.pipeline())));
        runs.stream()
                .map(run -> run.shape().name())
                .distinct()
                .forEach(name -> items.add(new Completions.Item(name, "pipeline", "its latest run")));
        runs.forEach(run -> items.add(new Completions.Item(store.brief(run.id()), "run", describe(run))));
        return items.stream().filter(item -> item.text().startsWith(prefix)).toList();
    }

    /** The runs that did not succeed and have ended. */
    List<Completions.Item> resumableRuns() {
        Store store = bench.runs().store();
        return store.runs(RunQuery.all().limit(RUNS)).stream()
                .filter(run -> run.state().isFinal() && run.state() != RunState.SUCCEEDED)
                .map(run -> new Completions.Item(store.brief(run.id()), "run", describe(run)))
                .filter(item -> item.text().startsWith(prefix))
                .toList();
    }

    private static String describe(RunRecord run) {
        return run.shape().name() + ", " + run.state().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The steps of a run. */
    List<Completions.Item> steps(String run) {
        return stepsOf(run).stream()
                .filter(step -> step.name().startsWith(prefix))
                .map(step -> new Completions.Item(step.name(), "step", step.component()))
                .toList();
    }

    /** {@code run/step} and {@code run/step.output}; runs while no run is written yet, and the latest run's steps. */
    List<Completions.Item> artifacts() {
        int slash = prefix.indexOf('/');
        String run = slash < 0 ? "latest" : prefix.substring(0, slash);
        String before = slash < 0 ? "" : run + "/";
        var items = new ArrayList<Completions.Item>();
        for (StepRecord step : stepsOf(run)) {
            boolean one = step.artifacts().size() == 1;
            step.artifacts()
                    .forEach(a -> items.add(new Completions.Item(
                            before + step.name() + (one ? "" : "." + a.name()), "artifact", a.type())));
        }
        if (slash < 0) {
            runs().forEach(i -> items.add(new Completions.Item(i.text() + "/", i.type(), i.signature())));
        }
        return items.stream().filter(item -> item.text().startsWith(prefix)).toList();
    }

    /** {@code run/step}: the latest run's steps, runs, and the steps of a run that is written. */
    List<Completions.Item> stepsOfRuns() {
        int slash = prefix.indexOf('/');
        String run = slash < 0 ? "latest" : prefix.substring(0, slash);
        var items = new ArrayList<Completions.Item>();
        stepsOf(run)
                .forEach(step -> items.add(new Completions.Item(run + "/" + step.name(), "step", step.component())));
        if (slash < 0) {
            runs().forEach(i -> items.add(new Completions.Item(i.text() + "/", i.type(), i.signature())));
        }
        return items.stream().filter(item -> item.text().startsWith(prefix)).toList();
    }

    private List<StepRecord> stepsOf(String run) {
        var references = bench.runs().references();
        return references.isKnown(run)
                ? bench.runs().store().steps(references.find(run).id())
                : List.of();
    }
}
