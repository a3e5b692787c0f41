package org.brewline.engine.step.isolated;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.component.Outputs;
import org.brewline.engine.component.Progress;
import org.brewline.engine.run.StepLogger;
import org.brewline.engine.run.StepMetrics;
import org.brewline.engine.run.StepOutputs;
import org.brewline.engine.run.StepProgress;
import org.brewline.engine.store.FactJson;
import org.brewline.engine.store.OwnThreads;
import org.brewline.engine.store.PointBatch;
import org.brewline.engine.store.StaticMetric;
import org.slf4j.Logger;

/** What a step in its own process is given beside its inputs, and a thread that tells the other side what came of it. */
final class Telling {
    private static final long PAUSE_MILLIS = 20;

    private final String step;
    private final FrameOutput to;
    private final SentLog log;
    private final StepMetrics metrics = new StepMetrics();
    private final StepProgress progress = new StepProgress();
    private final StepOutputs outputs;

    Telling(String step, Path scratch, FrameOutput to) {
        this.step = step;
        this.to = to;
        this.log = new SentLog(to);
        this.outputs = new StepOutputs(() -> scratch);
    }

    /** Takes what anything prints, and begins to tell. */
    void begin() {
        var printed = new PrintStream(log, true, StandardCharsets.UTF_8);
        System.setOut(printed);
        System.setErr(printed);
        OwnThreads.daemon("brewline-telling", this::goOn).start();
    }

    private void goOn() {
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                tell();
            }
        } catch (InterruptedException | IOException e) {
            return; // nobody listens any more
        }
    }

    /** Tells what came together. */
    synchronized void tell() throws IOException {
        log.send();
        PointBatch points = metrics.takePoints();
        if (points.size() > 0) {
            to.send(Frame.Kind.POINTS, data -> PointsForm.write(data, points));
        }
        for (StaticMetric metric : metrics.takeChanged()) {
            to.send(Frame.Kind.MEASURED, data -> Text.write(data, FactJson.of(metric)));
        }
        Optional<StepProgress.State> changed = progress.takeChanged();
        if (changed.isPresent()) {
            StepProgress.State state = changed.get();
            to.send(Frame.Kind.PROGRESSED, data -> {
                data.writeLong(state.done());
                data.writeLong(state.total());
                Text.write(data, state.message());
            });
        }
    }

    /** The object for an injected parameter. */
    Object injected(String type) {
        if (type.equals(Metrics.class.getName())) {
            return metrics;
        } else if (type.equals(Outputs.class.getName())) {
            return outputs;
        } else if (type.equals(Progress.class.getName())) {
            return progress;
        } else if (type.equals(Logger.class.getName())) {
            return new StepLogger(step, this::logged);
        }
        throw new IllegalStateException("nothing to inject for " + type);
    }

    private void logged(String lines) {
        try {
            log.write(lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Sends the paths of the files that the step wrote of its own. */
    void sendFiles() throws IOException {
        var files = outputs.written();
        to.send(Frame.Kind.FILES, data -> {
            data.writeInt(files.size());
            for (var file : files.entrySet()) {
                Text.write(data, file.getKey());
                Text.write(data, file.getValue().toString());
            }
        });
    }

    /** A folder beside the step's own, for what its handlers write. */
    static Path beside(Path scratch) throws IOException {
        return Files.createDirectories(scratch.resolveSibling(scratch.getFileName() + "~made"));
    }
}
