package org.brewline.engine.pipeline;

/**
 * How a step takes part in its pipeline.
 *
 * @param fanOut the fan-out whose body it is in; empty for none
 * @param item which item of the fan-out's list it is for; negative for the step as the pipeline has it
 * @param atExit whether it runs at the end of the run, whatever happened before
 */
public record StepRole(String fanOut, int item, boolean atExit) {
    /** It runs once. */
    public static final StepRole ONCE = new StepRole("", -1, false);

    /** It runs once, at the end. */
    public static final StepRole AT_EXIT = new StepRole("", -1, true);

    /** It runs once for each item of the fan-out's list. */
    public static StepRole eachOf(String fanOut) {
        return new StepRole(fanOut, -1, false);
    }

    public boolean isRepeated() {
        return !fanOut.isEmpty();
    }

    StepRole forItem(int index) {
        return new StepRole(fanOut, index, atExit);
    }
}
