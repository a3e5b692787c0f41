package org.brewline.engine.step.isolated;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.brewline.engine.run.StepReports;
import org.brewline.engine.store.OwnThreads;

/** A JVM for one step: started, given its order, heard, and ended with all that it started. */
final class StepJvm {
    private static final long GRACE_MILLIS = 300;
    private static final long DRAIN_MILLIS = 500;

    private final JvmSpec spec;
    private final Process process;
    private final FrameOutput orders;
    private final ProcessTree tree;
    private final LastWords words = new LastWords();
    private final CompletableFuture<Optional<HeardOutputs>> result = new CompletableFuture<>();
    private volatile long lastMemory;

    private StepJvm(JvmSpec spec, Process process, String mark) {
        this.spec = spec;
        this.process = process;
        this.orders = new FrameOutput(process.getOutputStream());
        this.tree = new ProcessTree(process.toHandle(), mark);
    }

    static StepJvm start(JvmSpec spec, Optional<Path> archive) throws IOException {
        String mark = UUID.randomUUID().toString();
        var builder = new ProcessBuilder(spec.command(archive));
        builder.environment().put(ProcessTree.MARK, mark);
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // it would say so in every step's log
        builder.environment().remove("JDK_JAVA_OPTIONS");
        return new StepJvm(spec, builder.start(), mark);
    }

    JvmSpec spec() {
        return spec;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessTree tree() {
        return tree;
    }

    long pid() {
        return process.pid();
    }

    /** What it was seen to use. */
    void saw(ProcessTree.Use use) {
        lastMemory = use.memory();
    }

    /** Ends it because of something that it did. */
    void endFor(String reason) {
        words.endedFor(reason);
        tree.end();
    }

    /**
     * Gives it its order and waits for the end of the step.
     *
     * @param crashReport where the JVM's report goes if it crashes
     * @throws org.brewline.engine.component.RelayedException what the step threw
     * @throws org.brewline.engine.run.ProcessDied if it ended before the step did
     */
    HeardOutputs run(FrameOutput.Content order, StepReports reports, Path crashReport) throws Exception {
        Thread printed = OwnThreads.daemon("brewline-stderr " + pid(), () -> hearPrinted(reports));
        printed.start();
        OwnThreads.daemon("brewline-frames " + pid(), () -> hear(reports)).start();
        try {
            orders.send(Frame.Kind.RUN, order);
        } catch (IOException e) {
            // It died already; what is heard of it says how.
        }
        try {
            Optional<HeardOutputs> outputs = result.get();
            if (outputs.isPresent()) {
                return outputs.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        } catch (InterruptedException e) {
            cancel();
            throw e;
        }
        tree.end();
        int code = process.waitFor();
        printed.join(DRAIN_MILLIS);
        throw words.died(pid(), code, lastMemory, crash(crashReport));
    }

    private Optional<Path> crash(Path to) {
        Path report = JvmSpec.crashFile(pid());
        if (!Files.exists(report)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.move(report, to, StandardCopyOption.REPLACE_EXISTING));
        } catch (IOException e) {
            return Optional.of(report);
        }
    }

    private void cancel() {
        try {
            orders.send(Frame.Kind.CANCEL);
            result.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException | InterruptedException | TimeoutException e) {
            // However it took it: it is ended now.
        }
        tree.end();
    }

    /** Lets it end: what it started ends now, it itself in its own time, which is short. */
    void dismiss() {
        try (orders) {
            orders.send(Frame.Kind.BYE);
        } catch (IOException e) {
            // It is gone already.
        }
        tree.endOthers();
        OwnThreads.daemon("brewline-end " + pid(), () -> {
                    try {
                        if (!process.waitFor(2, TimeUnit.SECONDS)) {
                            tree.end();
                        }
                    } catch (InterruptedException e) {
                        tree.end();
                    }
                    tree.endOthers();
                })
                .start();
    }

    private void hear(StepReports reports) {
        var outputs = new HeardOutputs();
        var log = new Utf8();
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
            while (true) {
                Optional<Frame> frame = Frame.read(in);
                if (frame.isEmpty()) {
                    break;
                }
                hear(frame.get(), reports, outputs, log);
            }
        } catch (IOException | RuntimeException e) {
            words.endedFor("what its process said was not understood (" + e + ")");
        }
        result.complete(Optional.empty()); // if it has not said how it ended
    }

    private void hear(Frame frame, StepReports reports, HeardOutputs outputs, Utf8 log) throws IOException {
        DataInputStream data = frame.data();
        switch (frame.kind()) {
            case PRINTED -> {
                String text = log.decode(frame.content());
                words.printed(text);
                reports.printed(text);
            }
            case POINTS -> reports.logged(PointsForm.read(data));
            case MEASURED -> reports.measured(org.brewline.engine.store.FactJson.metric(Text.read(data)));
            case PROGRESSED -> reports.progressed(data.readLong(), data.readLong(), Text.read(data));
            case OUTPUT -> outputs.addOutput(data);
            case FILES -> outputs.addFiles(data);
            case DONE -> result.complete(Optional.of(outputs));
            case FAILED -> result.completeExceptionally(ThrownForm.read(data));
            case EXITING -> words.exiting(ThrownForm.readTrace(data));
            default -> throw new IOException("a " + frame.kind() + " from a step");
        }
    }

    /** What does not come through Java's streams: the JVM's own last words, native code, children. */
    private void hearPrinted(StepReports reports) {
        var buffer = new char[4_096];
        try (var in = new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                String text = new String(buffer, 0, n);
                words.printed(text);
                reports.printed(text);
            }
        } catch (IOException e) {
            return; // its end is told elsewhere
        }
    }

    /** Text that comes in pieces, which may end within a character. */
    private static final class Utf8 {
        private final java.nio.charset.CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(java.nio.charset.CodingErrorAction.REPLACE)
                .onUnmappableCharacter(java.nio.charset.CodingErrorAction.REPLACE);
        private byte[] rest = new byte[0];

        String decode(byte[] bytes) {
            var in = java.nio.ByteBuffer.allocate(rest.length + bytes.length)
                    .put(rest)
                    .put(bytes)
                    .flip();
            var out = java.nio.CharBuffer.allocate(in.remaining() + 1);
            decoder.decode(in, out, false);
            rest = new byte[in.remaining()];
            in.get(rest);
            return out.flip().toString();
        }
    }
}
