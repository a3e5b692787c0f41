package org.brewline.engine.step.isolated;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.brewline.engine.artifact.ArtifactException;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.Preview;
import org.brewline.engine.run.Invocation;
import org.brewline.engine.store.FactJson;
import org.jspecify.annotations.Nullable;

/** Executes the one step of this process and tells the other side how it went. */
final class ServedStep {
    private final ReceivedOrder order;
    private final Telling telling;
    private final FrameOutput to;

    ServedStep(ReceivedOrder order, Telling telling, FrameOutput to) {
        this.order = order;
        this.telling = telling;
        this.to = to;
    }

    /** The last frame is always DONE or FAILED. */
    void run() throws IOException {
        try {
            keepHeap();
            Map<String, Object> outputs = call();
            int number = 0;
            for (ReceivedOrder.Output output : order.outputs()) {
                send(output, Objects.requireNonNull(outputs.get(output.name())), ++number);
            }
            telling.tell();
            telling.sendFiles();
            to.send(Frame.Kind.DONE);
        } catch (Throwable e) { // whatever the user's code throws is the step's failure, errors too
            fail(e);
        }
    }

    private void fail(Throwable thrown) throws IOException {
        try {
            telling.tell();
        } catch (OutOfMemoryError e) {
            // What it says of itself goes before what it said before.
        }
        to.send(Frame.Kind.FAILED, data -> ThrownForm.write(data, thrown));
    }

    private Map<String, Object> call() throws Throwable {
        Thread.currentThread().setContextClassLoader(order.loader());
        @Nullable
        Object[] arguments =
                new ArgumentReader(order, telling::injected).read(order.method().getParameterTypes());
        @Nullable Object value = Invocation.call(order.method(), arguments);
        List<String> names =
                order.outputs().stream().map(ReceivedOrder.Output::name).toList();
        return Invocation.outputs(order.component(), names, value);
    }

    private void keepHeap() {
        if (!order.heapDump().isEmpty()) {
            var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            machine.setVMOption("HeapDumpPath", order.heapDump());
            machine.setVMOption("HeapDumpOnOutOfMemoryError", "true");
        }
    }

    private void send(ReceivedOrder.Output output, Object value, int number) throws IOException {
        try {
            ArtifactHandler<Object> handler = order.handlers().forValue(value);
            var content = new MadeContent(order.scratch(), number + "-");
            handler.write(value, content);
            content.finish();
            Preview preview = preview(handler, value);
            to.send(Frame.Kind.OUTPUT, data -> {
                Text.write(data, output.name());
                Text.write(data, output.type());
                Text.write(data, handler.kind(value).name());
                Text.write(data, handler.id());
                Text.write(data, handler.mediaType(value));
                Text.write(data, handler.extension(value));
                data.writeBoolean(content.isFolder());
                Text.write(data, FactJson.of(preview));
                content.write(data);
            });
        } catch (ArtifactException e) {
            throw new ArtifactException(
                    "output \"%s\" of type %s can't be stored: %s"
                            .formatted(output.name(), output.type(), e.getMessage()),
                    e);
        }
    }

    /** A preview is a courtesy: that it can't be made is no reason to lose the artifact. */
    private static Preview preview(ArtifactHandler<Object> handler, Object value) {
        try {
            return handler.preview(value);
        } catch (RuntimeException e) {
            return new Preview.Opaque(
                    "%s, without a preview: %s".formatted(value.getClass().getSimpleName(), e));
        }
    }
}
