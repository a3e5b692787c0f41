package org.brewline.kubeflow;

import java.util.List;
import java.util.stream.Stream;
import org.brewline.engine.artifact.Html;
import org.brewline.engine.artifact.Markdown;
import org.brewline.engine.artifact.Model;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.pipeline.Pipeline;

/** A pipeline that does something, small enough to be checked by eye: which island has the heavier penguins. */
final class Quickstart {
    private Quickstart() {}

    record Penguin(String species, double mass) {}

    /** Holds what no parameter could: an array of records is an artifact. */
    record Flock(Penguin[] penguins) {}

    record Parts(Flock train, Flock test) {}

    record Score(double accuracy, int errors, String verdict) {}

    record Border(double mass) implements java.io.Serializable {}

    @Component
    static Flock load(List<Double> masses) {
        return new Flock(masses.stream()
                .map(mass -> new Penguin(mass > 4.5 ? "gentoo" : "adelie", mass))
                .toArray(Penguin[]::new));
    }

    @Component
    static Parts split(Flock flock, @Default("0.5") double testFraction) {
        int trained = (int) (flock.penguins().length * (1 - testFraction));
        Penguin[] all = flock.penguins();
        return new Parts(
                new Flock(Stream.of(all).limit(trained).toArray(Penguin[]::new)),
                new Flock(Stream.of(all).skip(trained).toArray(Penguin[]::new)));
    }

    @Component(retries = 1)
    static Model<Border> train(Flock flock, @Default("0.0") double shift, Metrics metrics) {
        if (shift < 0) {
            throw new IllegalArgumentException("shift (%s) must not be negative".formatted(shift));
        }
        double mean =
                Stream.of(flock.penguins()).mapToDouble(Penguin::mass).average().orElse(0);
        metrics.log("border", 1, mean);
        metrics.log("border", 2, mean + shift);
        return Model.of(new Border(mean + shift)).with("shift", shift);
    }

    @Component
    static Score evaluate(Model<Border> model, Flock flock, Metrics metrics) {
        var counts = new long[2][2];
        for (Penguin penguin : flock.penguins()) {
            counts[penguin.species().equals("gentoo") ? 1 : 0][
                    penguin.mass() > model.value().mass() ? 1 : 0]++;
        }
        int errors = (int) (counts[0][1] + counts[1][0]);
        metrics.confusionMatrix(List.of("adelie", "gentoo"), counts);
        double accuracy = 1 - (double) errors / flock.penguins().length;
        return new Score(accuracy, errors, errors == 0 ? "fine" : "poor");
    }

    @Component
    static Html publish(Model<Border> model) {
        return new Html("<p>border at " + model.value().mass() + "</p>");
    }

    @Component
    static String praise(Score score) {
        return "published with accuracy " + score.accuracy();
    }

    @Component
    static String explain(Score score) {
        return score.errors() + " errors: " + score.verdict();
    }

    @Component
    static Markdown report(String said) {
        return new Markdown("# " + said);
    }

    static Pipeline pipeline() {
        return Pipeline.define("quickstart", Components.of(Quickstart.class), p -> {
            var minAccuracy = p.param("minAccuracy", 0.9);
            var parts = p.step("split", p.step("load"));
            var model = p.step("train", parts.output("train"));
            var score = p.step("evaluate", model, parts.output("test"));
            p.when(score.number("errors").is(0), () -> p.step("publish", model));
            var said = p.when(score.number("accuracy").atLeast(minAccuracy), () -> p.step("praise", score))
                    .orElse(() -> p.step("explain", score));
            p.step("report").set("said", said);
        });
    }
}
