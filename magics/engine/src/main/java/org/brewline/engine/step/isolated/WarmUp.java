package org.brewline.engine.step.isolated;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.component.Component;
import org.brewline.engine.run.Invocation;
import org.brewline.engine.store.FactJson;
import org.brewline.engine.store.StaticMetric;

/**
 * Loads what most steps need, while nobody waits for it: it serves a step of its own, and reads and writes a few values.
 * The class-data archive is made of a JVM that did just this.
 */
public final class WarmUp {
    /** The shapes that small results have. */
    private record Result(String name, double value, List<Integer> counts) {}

    private WarmUp() {}

    public static void run() {
        try {
            var frames = new FrameOutput(OutputStream.nullOutputStream());
            var handlers = ArtifactHandlers.standard();
            for (Object value : List.of(
                    1, 0.5, "text", List.of(1.5), Map.of("a", 1), new Result("a", 1, List.of(1)), new byte[] {1})) {
                ArtifactHandler<Object> handler = handlers.forValue(value);
                var content = new MadeContent(Path.of(""), "");
                handler.write(value, content);
                content.finish();
                content.write(new DataOutputStream(OutputStream.nullOutputStream()));
                FactJson.preview(FactJson.of(handler.preview(value)));
            }
            FactJson.of(new StaticMetric.Scalar("a", 1));
            step(frames, handlers);
        } catch (Throwable e) { // what is missing for this may not be missed by the step
            return;
        }
    }

    @Component
    static double nothing(double a) {
        return a;
    }

    private static void step(FrameOutput frames, ArtifactHandlers handlers) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var data = new DataOutputStream(bytes);
        data.writeInt(1);
        data.writeByte('P');
        PlainForm.write(data, 1.5);
        try {
            var method = WarmUp.class.getDeclaredMethod("nothing", double.class);
            method.setAccessible(true);
            Invocation.outputs("nothing", List.of("output"), Invocation.call(method, new Object[] {1.0}));
            var order = new ReceivedOrder(
                    "warm-up",
                    Path.of(""),
                    "",
                    handlers,
                    WarmUp.class.getClassLoader(),
                    "nothing",
                    method,
                    List.of(new ReceivedOrder.Output("output", "double")),
                    new DataInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray())));
            new ServedStep(order, new Telling("warm-up", Path.of(""), frames), frames).run();
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }
}
