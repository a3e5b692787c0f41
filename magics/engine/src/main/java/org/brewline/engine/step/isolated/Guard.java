package org.brewline.engine.step.isolated;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.brewline.engine.store.OwnThreads;

/** Watches what the processes of steps use, and ends those that go over their limits. Safe for many threads. */
final class Guard {
    private static final long LOOK_MILLIS = 100;
    /** Who belongs to a process is looked at less often than how much they use. */
    private static final int LOOKS_FOR_MEMBERS = 5;
    /** A step may not take the last of a disk: the store, and everybody else, needs it. */
    private static final long LEAST_FREE = 256L << 20;

    /** What a JVM writes for itself; one file over the limit is refused before, with the user's line. */
    private static final long BESIDE_FILES = 4L << 20;

    private final Map<StepJvm, Watched> watched = new HashMap<>();
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(1, task -> OwnThreads.daemon("brewline-guard", task));
    private boolean started;

    /** One process with all that it started. */
    private static final class Watched {
        private final Path disk;
        private Set<ProcessHandle> members = Set.of();
        private int looks;

        Watched(Path disk) {
            this.disk = disk;
        }
    }

    /** @param disk a folder on the disk that it writes to */
    synchronized void watch(StepJvm jvm, Path disk) {
        watched.put(jvm, new Watched(disk));
        if (!started) {
            started = true;
            var unused = clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    synchronized void leave(StepJvm jvm) {
        watched.remove(jvm);
    }

    private void look() {
        Map<StepJvm, Watched> now;
        synchronized (this) {
            now = Map.copyOf(watched);
        }
        now.forEach(Guard::look);
    }

    private static void look(StepJvm jvm, Watched of) {
        if (of.looks++ % LOOKS_FOR_MEMBERS == 0) {
            of.members = jvm.tree().members();
        }
        ProcessTree.Use use = ProcessTree.use(of.members);
        jvm.saw(use);
        JvmSpec spec = jvm.spec();
        long free = of.disk.toFile().getUsableSpace();
        if (spec.mostMemory() > 0 && use.memory() > spec.mostMemory()) {
            jvm.endFor("the step took %s of memory; it may have %s, which is --memory %s and what a JVM needs beside it"
                    .formatted(
                            JvmSpec.text(use.memory()), JvmSpec.text(spec.mostMemory()), JvmSpec.text(spec.memory())));
        } else if (spec.disk() > 0 && use.written() > spec.disk() + BESIDE_FILES) {
            jvm.endFor("the step wrote %s; --disk %s is the most that it may write"
                    .formatted(JvmSpec.text(use.written()), JvmSpec.text(spec.disk())));
        } else if (free > 0 && free < LEAST_FREE && use.written() > LEAST_FREE) {
            jvm.endFor("the disk has only %s left, and the step wrote %s"
                    .formatted(JvmSpec.text(free), JvmSpec.text(use.written())));
        }
    }
}
