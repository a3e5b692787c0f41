package org.brewline.share;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.brewline.engine.artifact.Model;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.component.Outputs;
import org.brewline.engine.config.Secret;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.run.Run;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;

/** A small pipeline that leaves something of every kind. */
final class Sums {
    static final String SECRET = "hunter2-and-more";

    private Sums() {}

    /** What only Java's own serialization keeps. */
    static final class Thing implements Serializable {
        private static final long serialVersionUID = 1L;
        static int read;
        final double sum;

        Thing(double sum) {
            this.sum = sum;
        }

        private Object readResolve() {
            read++;
            return this;
        }
    }

    /** The components. */
    static final class Steps {
        @Component
        static double[] numbers(@Default("3000") int n, Secret token) {
            System.out.println("counting to " + n + " with " + token.reveal());
            return DoubleStream.iterate(1, x -> x + 1).limit(n).toArray();
        }

        @Component
        static double sum(double[] numbers, Metrics metrics) {
            double sum = 0;
            for (int i = 0; i < numbers.length; i++) {
                sum += numbers[i];
                metrics.log("so far", i, i == 5 ? Double.NaN : sum);
            }
            metrics.set("sum", sum);
            return sum;
        }

        @Component
        static Thing keep(double[] numbers) {
            return new Thing(DoubleStream.of(numbers).sum());
        }

        @Component
        static Model<Thing> model(double[] numbers) {
            return Model.of(keep(numbers)).with("numbers", numbers.length);
        }

        @Component
        static void report(double[] numbers, Outputs outputs) throws IOException {
            Files.writeString(outputs.path("Report.md"), "# " + numbers.length);
            Files.writeString(outputs.path("report.md"), "# Another");
        }
    }

    static Pipeline pipeline() {
        return Pipeline.define("sums", Components.of(Steps.class), p -> {
            var numbers = p.step("numbers");
            p.step("sum", numbers);
            p.step("keep", numbers);
            p.step("model", numbers);
            p.step("report", numbers);
        });
    }

    static Run run(Store store, String... config) {
        var arguments = new ArrayList<>(List.of(config));
        arguments.add("numbers.token=" + SECRET);
        Run run = Runner.in(store).start(pipeline(), arguments.toArray(new String[0]));
        if (run.await() != RunState.SUCCEEDED) {
            throw new AssertionError(run.steps());
        }
        return run;
    }
}
