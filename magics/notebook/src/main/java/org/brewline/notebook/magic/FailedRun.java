package org.brewline.notebook.magic;

import java.util.List;
import org.brewline.engine.run.Run;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.brewline.kernel.magic.MagicException;

/** Says in a few lines why a run did not succeed: the step, the user's exception with its place, how to go on. */
final class FailedRun {
    private final Run run;
    private final Store store;

    FailedRun(Run run, Store store) {
        this.run = run;
        this.store = store;
    }

    MagicException asException() {
        var record = run.record();
        if (record.state() != RunState.FAILED) {
            return new MagicException(
                    "Run cancelled",
                    "The run of \"" + record.shape().name() + "\" was cancelled\n    finished steps are kept: %resume "
                            + store.brief(run.id()) + " executes what is missing");
        }
        List<StepRecord> failed = run.steps().stream()
                .filter(step -> step.state() == StepState.FAILED)
                .toList();
        var message = new StringBuilder();
        for (StepRecord step : failed) {
            message.append(message.isEmpty() ? "" : "\n").append(sentence(step));
        }
        if (failed.isEmpty()) {
            message.append("The run of \"").append(record.shape().name()).append("\" failed");
        }
        String logs = failed.isEmpty() ? "" : " " + failed.get(0).name();
        message.append(
                "\n    Mend it and write %%resume %s: finished steps are not executed again. %%logs %s%s shows the log."
                        .formatted(store.brief(run.id()), store.brief(run.id()), logs));
        return new MagicException("Run failed", message.toString());
    }

    private static String sentence(StepRecord step) {
        if (step.failure().isEmpty()) {
            return step.name() + " failed";
        }
        Failure failure = step.failure().get();
        String simple = failure.exception().substring(failure.exception().lastIndexOf('.') + 1);
        String place =
                failure.frames().isEmpty() ? "" : " (" + failure.frames().get(0).place() + ")";
        String[] message = failure.message().split("\n", 2);
        return step.name() + " failed: " + simple + (message[0].isEmpty() ? "" : ": " + message[0]) + place
                + (message.length > 1 ? "\n" + message[1].stripTrailing() : "");
    }
}
