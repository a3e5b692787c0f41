package org.brewline.engine.step.isolated;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Outputs;

/** Components that would harm the JVM that they run in. */
final class Unruly {
    private Unruly() {}

    @Component
    static int exits() {
        System.out.println("about to leave");
        System.exit(3);
        return 0;
    }

    @Component
    static int isKilled() throws Exception {
        System.out.println("line before the last");
        System.out.print("the last");
        System.out.flush();
        new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid())).start();
        return idle();
    }

    private static int idle() throws InterruptedException {
        new CountDownLatch(1).await();
        return 0;
    }

    @Component(memory = "32m")
    static int fillsItsHeap() {
        var all = new ArrayList<byte[]>();
        while (true) {
            all.add(new byte[1 << 20]);
        }
    }

    @Component(memory = "32m", heapDump = true)
    static int leavesItsHeap() {
        return fillsItsHeap();
    }

    @Component(memory = "32m")
    static int fillsMemoryBesideItsHeap() throws Exception {
        return new ProcessBuilder("sh", "-c", "x=$(head -c 900000000 /dev/zero | tr '\\0' x); read y <&2; echo $x")
                .inheritIO()
                .start()
                .waitFor();
    }

    @Component(disk = "1m")
    static int writesMuch(Outputs outputs) throws IOException {
        try (OutputStream out = Files.newOutputStream(outputs.path("much.bin"))) {
            for (long left = 10L << 30; left > 0; left -= 1 << 16) {
                out.write(new byte[1 << 16]);
            }
        }
        return 1;
    }

    /** Leaves a child in a session of its own, with nothing of it open. */
    @Component
    static long leavesAChild() throws Exception {
        var child = new ProcessBuilder("sh", "-c", "setsid sleep 3600 >/dev/null 2>&1 </dev/null & echo $!").start();
        return Long.parseLong(
                new String(child.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII).strip());
    }

    @Component(timeout = "3s")
    static long spinsForEver() {
        System.out.println("pid " + ProcessHandle.current().pid());
        while (true) {
            Thread.interrupted();
        }
    }

    @Component
    static long spins() {
        System.out.println("pid " + ProcessHandle.current().pid());
        while (true) {
            Thread.interrupted();
        }
    }

    @Component
    static int throwsUp() {
        try {
            return deeper();
        } catch (UncheckedIOException e) {
            throw new IllegalStateException("could not", e);
        }
    }

    private static int deeper() {
        throw new UncheckedIOException(new IOException("no such penguin"));
    }

    /** Fails twice, by a file's word: no attempt shares anything else with the one before. */
    @Component(retries = 2, retryOn = "IOException")
    static String flaky(Path attempts) throws IOException {
        long before = Files.exists(attempts) ? Files.size(attempts) : 0;
        Files.writeString(attempts, "x".repeat((int) before + 1));
        if (before < 2) {
            throw new java.io.FileNotFoundException("attempt " + before);
        }
        return "third";
    }

    @Component
    static int crashes() throws Exception {
        var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Object unsafe = field.get(null);
        unsafe.getClass().getMethod("putLong", long.class, long.class).invoke(unsafe, 0L, 1L);
        return 0;
    }

    @Component
    static Thread unkeepable() {
        return Thread.currentThread();
    }
}
