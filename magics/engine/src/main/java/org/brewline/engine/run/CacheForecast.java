package org.brewline.engine.run;

import java.util.List;

/**
 * What a run would do with a step, and why, as far as it can be said before anything runs.
 *
 * <pre>{@code
 * runner.explain(pipeline, config, RunOptions.defaults()); // [load: CACHED …, train: EXECUTED [config c was 1.0, is 2]]
 * }</pre>
 *
 * @param reasons sentences for a person; at least one
 */
public record CacheForecast(String step, Verdict verdict, List<String> reasons) {
    /** What happens to the step. */
    public enum Verdict {
        /** Its outputs are taken from an earlier run. */
        CACHED,
        /** It is executed. */
        EXECUTED,
        /** Its condition is false, or what it needs is skipped. */
        SKIPPED,
        /** Other steps are executed before, and what they give decides. */
        OPEN
    }

    public CacheForecast {
        reasons = List.copyOf(reasons);
    }
}
