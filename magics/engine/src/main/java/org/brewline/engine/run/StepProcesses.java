package org.brewline.engine.run;

import java.util.List;
import java.util.ServiceLoader;
import org.brewline.engine.artifact.Artifact;

/** Executes steps in processes of their own. Safe for many threads. */
public interface StepProcesses {
    /**
     * Executes the step and waits for its end; by then nothing that it started runs any more. An interrupt of the
     * waiting thread ends the step.
     *
     * @return its outputs in their order, then the files that it wrote, all in the store
     * @throws org.brewline.engine.component.RelayedException what the component threw
     * @throws ProcessDied if its process ended before it
     */
    List<Artifact> execute(StepOrder order, StepReports reports) throws Exception;

    /** Says that steps with such needs are about to be executed, so that their processes may be made ready. */
    default void expect(List<StepNeeds> needs) {}

    /** Those of this JVM: each step runs in a JVM like this one, with its class path. */
    static StepProcesses ofThisJvm() {
        return Found.PROCESSES;
    }

    /** Looked for when they are needed first. */
    final class Found {
        private static final StepProcesses PROCESSES = ServiceLoader.load(
                        StepProcesses.class, StepProcesses.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the engine's own step processes are not in its jar"));

        private Found() {}
    }
}
