package org.brewline.notebook.magic;

import java.nio.file.Path;
import java.time.Duration;
import org.brewline.engine.component.Isolation;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.run.RunOptions;
import org.brewline.kernel.magic.MagicException;
import picocli.CommandLine.Option;

/** The options of magics that execute a pipeline: how much at once, how long, and what a failure means. */
final class Execution {
    @Option(names = "--parallel", paramLabel = "N", description = "How many steps may run at once.")
    int parallel;

    @Option(names = "--timeout", paramLabel = "TIME", description = "The longest time the run may take: 90s, 10m, 2h.")
    String timeout = "";

    @Option(names = "--fail-fast", description = "End the run at the first step that fails.")
    boolean failFast;

    @Option(
            names = "--keep-going",
            description = "Go on with what does not need a failed step; so it is without a word.")
    boolean keepGoing;

    @Option(
            names = "--isolated",
            description = "Run each step in a JVM of its own: whatever it does, it does to that one only.")
    boolean isolated;

    @Option(names = "--heap-dump", description = "Keep the heap of a step that runs out of memory; with --isolated.")
    boolean heapDump;

    @Option(names = "--background", description = "Give the notebook back at once; the display goes on.")
    boolean background;

    /** @param title the short name of what does not happen if an option can't be meant */
    RunOptions options(String title, boolean cache) {
        RunOptions options =
                cache ? RunOptions.defaults() : RunOptions.defaults().noCache();
        if (parallel < 0) {
            throw new MagicException(title, "--parallel " + parallel + "\n    write a number from 1");
        }
        if (failFast && keepGoing) {
            throw new MagicException(title, "--fail-fast and --keep-going say the opposite\n    write one of the two");
        }
        options = parallel > 0 ? options.parallelism(parallel) : options;
        options = failFast ? options.withFailFast() : options;
        options = options.isolated(isolation());
        return timeout.isEmpty() ? options : options.timeout(time(title));
    }

    private Isolation isolation() {
        Isolation isolation = isolated ? Isolation.APART : Isolation.NONE;
        return heapDump ? isolation.withHeapDump() : isolation;
    }

    private Duration time(String title) {
        var time = (Duration) ConfigTypes.parse(Duration.class, timeout, Path.of(""), "--timeout", "");
        if (time.isNegative() || time.isZero()) {
            throw new MagicException(title, "--timeout " + timeout + " is no time\n    write it as 90s, 10m or 2h");
        }
        return time;
    }
}
