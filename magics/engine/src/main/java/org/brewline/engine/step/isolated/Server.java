package org.brewline.engine.step.isolated;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.brewline.engine.store.OwnThreads;

/**
 * A step's own process: waits for its order, executes it, and ends. It also ends, with all that it started, when the
 * process that started it is gone.
 */
public final class Server {
    private final DataInputStream in;
    private final FrameOutput out;
    private final CountDownLatch dismissed = new CountDownLatch(1);
    private volatile boolean finished;

    private Server(DataInputStream in, FrameOutput out) {
        this.in = in;
        this.out = out;
    }

    /** Serves what comes through one pipe, and answers through the other. Does not return. */
    public static void serve(String from, String to) throws IOException {
        var pipe = new FileInputStream(from);
        var out = new FrameOutput(new FileOutputStream(to));
        if (pipe.available() == 0) {
            WarmUp.run(); // nobody waits for it
        }
        new Server(new DataInputStream(new BufferedInputStream(pipe, 1 << 16)), out).run();
    }

    private void run() throws IOException {
        Optional<Frame> first = Frame.read(in);
        if (first.isEmpty() || first.get().kind() != Frame.Kind.RUN) {
            Runtime.getRuntime().halt(0);
        }
        System.setIn(InputStream.nullInputStream());
        Thread step = Thread.currentThread();
        OwnThreads.daemon("brewline-orders", () -> listen(step)).start();
        serve(first.get());
        finished = true;
        try {
            dismissed.await();
        } catch (InterruptedException e) {
            // It was cancelled as it ended: it may go as well.
        }
        System.exit(0);
    }

    private void serve(Frame first) throws IOException {
        try {
            ReceivedOrder order = ReceivedOrder.read(first.data());
            var telling = new Telling(order.step(), order.scratch(), out);
            telling.begin();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> exiting(telling), "brewline-exit"));
            new ServedStep(order, telling, out).run();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            out.send(Frame.Kind.FAILED, data -> ThrownForm.write(data, e));
        }
    }

    /** Somebody ends the JVM: if it is the step, the other side hears who. */
    private void exiting(Telling telling) {
        try {
            telling.tell();
            if (!finished) {
                out.send(Frame.Kind.EXITING, data -> ThrownForm.writeTrace(data, whoExits()));
            }
        } catch (IOException e) {
            // The other side is gone; there is nobody to tell.
        }
    }

    private static StackTraceElement[] whoExits() {
        for (Map.Entry<Thread, StackTraceElement[]> each :
                Thread.getAllStackTraces().entrySet()) {
            StackTraceElement[] trace = each.getValue();
            for (int i = trace.length - 1; i >= 0; i--) {
                if (trace[i].getClassName().equals("java.lang.System")
                        && trace[i].getMethodName().equals("exit")) {
                    return java.util.Arrays.copyOfRange(trace, i, trace.length);
                }
            }
        }
        return new StackTraceElement[0];
    }

    private void listen(Thread step) {
        try {
            while (true) {
                Optional<Frame> next = Frame.read(in);
                if (next.isEmpty()) {
                    break;
                }
                if (next.get().kind() == Frame.Kind.CANCEL) {
                    step.interrupt();
                } else if (next.get().kind() == Frame.Kind.BYE) {
                    dismissed.countDown();
                    return;
                }
            }
        } catch (IOException e) {
            // A pipe that can't be read is as good as one whose other end is closed.
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(143);
    }
}
