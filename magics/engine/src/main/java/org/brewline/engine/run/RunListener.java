package org.brewline.engine.run;

/**
 * Hears what happens in a run. Called from the run's threads, one event at a time and in order; it should return soon.
 * What it throws is logged and ignored.
 */
@FunctionalInterface
public interface RunListener {
    void on(RunEvent event);
}
