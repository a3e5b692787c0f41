package org.brewline.kernel.session;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.brewline.kernel.threads.ThreadStop;

/**
 * The threads of a stopped token that neither wait nor come to a check, as they are in a loop of a library or of the
 * JDK: an error is thrown into those that use the CPU.
 */
final class BusyThreads {
    /** What an error in the middle would leave broken for everybody. The kernel's own code is among it. */
    private static final List<String> UNTOUCHABLE = List.of(
            "org.brewline.",
            "jdk.jshell.",
            "com.sun.tools.",
            "java.lang.ClassLoader",
            "jdk.internal.loader.",
            "java.lang.invoke.MethodHandleNatives",
            "java.io.PrintStream",
            "java.util.concurrent.locks.");

    private final ThreadMXBean times = ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> before = new HashMap<>();
    private long beforeNanos = System.nanoTime();

    /** Throws into those threads that used the CPU since the last call. */
    void stop(Set<Thread> threads, boolean withPool) {
        Set<Thread> all = new HashSet<>(threads);
        if (withPool) {
            all.addAll(poolWorkers());
        }
        long now = System.nanoTime();
        long passed = now - beforeNanos;
        beforeNanos = now;
        for (Thread thread : all) {
            long id = thread.getId();
            long used = times.getThreadCpuTime(id);
            Long usedBefore = before.put(id, used);
            // Others may want the CPU too; what waits uses none.
            if (usedBefore != null && used - usedBefore > passed / 100 && mayThrow(thread)) {
                ThreadStop.in(thread, new StopToken.StoppedError());
            }
        }
    }

    /** Whether the thread is in the user's code, or in what that called, and in nothing that has to be finished. */
    private static boolean mayThrow(Thread thread) {
        boolean inUsersCode = false;
        for (StackTraceElement frame : thread.getStackTrace()) {
            String type = frame.getClassName();
            if (frame.getMethodName().equals("<clinit>")) {
                return false;
            }
            inUsersCode |= type.startsWith("REPL.");
            if (!inUsersCode && UNTOUCHABLE.stream().anyMatch(type::startsWith)) {
                return isStart(type);
            }
        }
        return true;
    }

    /** What a cell's thread begins with is the kernel's, and may be thrown through. */
    private static boolean isStart(String type) {
        return type.startsWith(StopToken.class.getName());
    }

    /** Whether a part of a parallel stream, or another task of the common pool, runs that is not the kernel's. */
    static boolean poolRuns() {
        return !poolWorkers().isEmpty();
    }

    private static Set<Thread> poolWorkers() {
        var workers = new HashSet<Thread>();
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            if (thread instanceof ForkJoinWorkerThread worker
                    && worker.getPool() == ForkJoinPool.commonPool()
                    && thread.getState() == Thread.State.RUNNABLE
                    && Arrays.stream(frames).anyMatch(f -> f.getMethodName().equals("doExec"))
                    && Arrays.stream(frames).noneMatch(f -> f.getClassName().startsWith("org.brewline."))) {
                workers.add(thread);
            }
        });
        return workers;
    }
}
