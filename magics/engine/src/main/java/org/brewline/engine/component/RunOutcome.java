package org.brewline.engine.component;

import java.util.List;

/**
 * How a run went, as the steps that run at its end are told. A component takes it as a parameter, and is called in
 * {@code onExit}.
 *
 * <pre>{@code
 * void tell(RunOutcome outcome, String channel) {
 *     send(channel, outcome.pipeline() + ": " + outcome.state());
 * }
 * }</pre>
 *
 * @param run the run's ID
 * @param failures the steps that failed, in the order in which they did
 */
public record RunOutcome(String run, String pipeline, State state, List<FailedStep> failures) {
    /** How a run can end. */
    public enum State {
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    /**
     * A step that failed.
     *
     * @param exception the class name of what it threw
     * @param message the exception's message; empty if it has none
     */
    public record FailedStep(String step, String exception, String message) {}

    public RunOutcome {
        failures = List.copyOf(failures);
    }
}
