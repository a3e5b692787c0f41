package org.brewline.engine.run;

import org.brewline.engine.store.PointBatch;
import org.brewline.engine.store.StaticMetric;

/** Takes what a step tells while it runs in another process. Safe for many threads. */
public interface StepReports {
    /** Text that it printed or logged. */
    void printed(String text);

    /** Points of its dynamic metrics, with their times. */
    void logged(PointBatch points);

    /** A static metric. */
    void measured(StaticMetric metric);

    /** How far it is. */
    void progressed(long done, long total, String message);
}
