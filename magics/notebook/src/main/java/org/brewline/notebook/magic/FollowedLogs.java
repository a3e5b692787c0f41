package org.brewline.notebook.magic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.brewline.kernel.display.CellDisplay;

/** Prints what steps log while they log it, each step's lines under its name, until they end. */
final class FollowedLogs {
    private static final long LOOK_MILLIS = 300;
    private static final Set<StepState> OPEN = Set.of(StepState.WAITING, StepState.RUNNING);

    private final Store store;
    private final RunRecord run;
    private final Set<String> wanted;
    private final CellDisplay display;
    private final Map<String, Integer> printed = new HashMap<>();
    private String last = "";

    FollowedLogs(Store store, StepsOfRun wanted, CellDisplay display) {
        this.store = store;
        this.run = wanted.run();
        this.wanted = wanted.steps().stream().map(StepRecord::name).collect(Collectors.toSet());
        this.display = display;
    }

    void follow() throws InterruptedException {
        while (true) {
            boolean runEnded = store.run(run.id()).map(r -> r.state().isFinal()).orElse(true);
            List<StepRecord> steps = store.steps(run.id()).stream()
                    .filter(s -> wanted.contains(s.name()))
                    .toList();
            steps.forEach(step -> print(step.name()));
            if (runEnded || steps.stream().noneMatch(s -> OPEN.contains(s.state()))) {
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** What the step logged since it was looked at last. */
    private void print(String step) {
        String log = store.log(run.id(), step);
        int from = printed.getOrDefault(step, 0);
        if (log.length() > from) {
            String head = wanted.size() > 1 && !last.equals(step) ? "── " + step + " ──\n" : "";
            display.print(head + log.substring(from), false);
            printed.put(step, log.length());
            last = step;
        }
    }
}
