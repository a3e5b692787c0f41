package org.brewline.kubeflow.result;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.brewline.engine.store.Arrival;
import org.brewline.engine.store.MetricPoint;
import org.brewline.engine.store.RunCopy;
import org.brewline.engine.store.RunOrigin;
import org.brewline.engine.store.Store;

/**
 * Takes a finished Kubeflow run into a store, so that it stands beside those that ran here. Nothing is executed or
 * deserialized; artifacts that are more than data are read only when the run is trusted.
 *
 * <pre>{@code
 * ImportedRun run = KubeflowResults.read(store, ResultSource.folder(Path.of("out")), false);
 * }</pre>
 */
public final class KubeflowResults {
    private KubeflowResults() {}

    /**
     * The same run twice is one run.
     *
     * @param trust whether its artifacts may be deserialized
     * @throws org.brewline.engine.config.ProblemsException if there is nothing of a run, or what is there is damaged or
     *     leads out of its folder; the store is as before
     */
    public static ImportedRun read(Store store, ResultSource source, boolean trust) {
        var draft = new RunDraft(store, source);
        RunCopy run;
        try {
            run = draft.copy();
        } catch (IOException e) {
            throw draft.refused("it can't be read: " + e.getMessage());
        }
        boolean isNew = store.run(run.id()).isEmpty();
        if (isNew) {
            var origin = new RunOrigin(
                    draft.name(), run.fingerprint(), "Kubeflow", draft.server(), run.started(), Instant.now(), trust);
            try {
                store.transfer().arrive(List.of(new Coming(run, origin, draft)), draft::storeContent);
            } catch (IOException e) {
                throw draft.refused("it can't be taken over: " + e.getMessage());
            }
        }
        if (trust) {
            store.transfer().trust(run.id());
        }
        return new ImportedRun(
                run.id(),
                run.pipeline(),
                run.state(),
                run.started(),
                isNew,
                store.transfer().origin(run.id()));
    }

    private record Coming(RunCopy run, RunOrigin origin, RunDraft draft) implements Arrival {
        @Override
        public String log(String step) {
            return "";
        }

        @Override
        public void points(String step, String curve, Consumer<MetricPoint> to) throws IOException {
            Optional<TaskMetrics> metrics = draft.metrics(step);
            if (metrics.isPresent()) {
                metrics.get().points(curve, to);
            }
        }
    }
}
