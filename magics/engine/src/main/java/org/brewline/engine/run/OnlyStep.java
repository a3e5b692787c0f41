package org.brewline.engine.run;

import org.brewline.engine.store.RunId;

/**
 * The one step that a run executes.
 *
 * @param step its name
 * @param from the run whose results it takes
 */
record OnlyStep(String step, RunId from) {
    /** Whether it is that step, or one of its items. */
    boolean isMeant(String name) {
        return name.equals(step) || (name.startsWith(step + "[") && name.endsWith("]"));
    }
}
