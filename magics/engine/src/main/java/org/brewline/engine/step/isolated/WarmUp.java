package org.brewline.engine.step.isolated;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.store.FactJson;
import org.brewline.engine.store.StaticMetric;

/**
 * Loads what most steps need, while nobody waits for it: it serves a step of its own, and reads and writes a few values.
 * The class-data archive is made of a JVM that did just this, and then served that step as one from outside.
 */
public final class WarmUp {
    /** The shapes that small results have. */
    private record Result(String name, double value, List<Integer> counts) {}

    /** Comes to the step as bytes, as the classes of a notebook do. */
    static final class Sent {
        private Sent() {}

        @Component
        static double nothing(double a, Metrics metrics) {
            metrics.set("a", a);
            System.out.println(a);
            return a;
        }
    }

    private WarmUp() {}

    /** Does it here. */
    public static void run() {
        try {
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
            serve();
        } catch (Throwable e) { // what is missing for this may not be missed by the step
            return;
        }
    }

    private static void serve() throws Exception {
        var bytes = new ByteArrayOutputStream();
        write(new DataOutputStream(bytes));
        var order = ReceivedOrder.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        var frames = new FrameOutput(OutputStream.nullOutputStream());
        PrintStream own = System.out; // what comes out there is the next step's
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        try {
            new ServedStep(order, new Telling(order.step(), order.scratch(), frames), frames).run();
        } finally {
            System.setOut(own);
        }
    }

    /** Writes the step's order into a file, as it comes through the pipe of a process. */
    public static Path order() throws IOException {
        Path file = Files.createTempFile("brewline-order", "");
        file.toFile().deleteOnExit();
        try (var frames = new FrameOutput(Files.newOutputStream(file))) {
            frames.send(Frame.Kind.RUN, WarmUp::write);
            frames.send(Frame.Kind.BYE);
        }
        return file;
    }

    private static void write(DataOutput to) throws IOException {
        OrderForm.begin(to, "warm-up", Path.of(""), Optional.empty(), ArtifactHandlers.standard());
        OrderForm.classes(to, Map.of(Sent.class.getName(), code()));
        OrderForm.component(to, "nothing", method(), List.of(new OutputSpec(OutputSpec.WHOLE, double.class, "double")));
        to.writeInt(2);
        to.writeByte('P');
        PlainForm.write(to, 1.5);
        to.writeByte('I');
        Text.write(to, Metrics.class.getName());
    }

    private static Method method() {
        try {
            return Sent.class.getDeclaredMethod("nothing", double.class, Metrics.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] code() throws IOException {
        try (InputStream code = Objects.requireNonNull(WarmUp.class.getResourceAsStream("WarmUp$Sent.class"))) {
            return code.readAllBytes();
        }
    }
}
