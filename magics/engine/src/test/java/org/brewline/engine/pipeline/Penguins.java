package org.brewline.engine.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.Metrics;

/** The components of the example in the design, over small stand-in types. */
final class Penguins {
    private Penguins() {}

    record Table(List<String> rows) {
        Table {
            rows = List.copyOf(rows);
        }

        static Table of(String... rows) {
            return new Table(List.of(rows));
        }
    }

    /** Not a config type. */
    static final class Data {}

    static final class Svc {}

    static final class Trained<T> {
        T value;

        Trained(T value) {
            this.value = value;
        }
    }

    record Parts(Data train, Data test) {}

    record Score(double accuracy, double f1, boolean converged, String best) {}

    @Component
    static Data load(@Default("data/penguins.csv") Path csv) {
        return new Data();
    }

    @Component
    static Parts split(Data data, @Default("0.3") double testFraction) {
        return new Parts(data, data);
    }

    @Component(retries = 2, timeout = "10m")
    static Trained<Svc> trainSvc(Data train, @Default("rbf") String kernel, double c, Metrics metrics) {
        return new Trained<>(new Svc());
    }

    @Component
    static Score evaluate(Trained<Svc> model, Data test) {
        return new Score(1, 1, true, "");
    }

    @Component
    static void publish(Trained<Svc> model) {}

    @Component
    static String explain(Score score) {
        return score.best();
    }

    @Component
    static void warn(@Default("0.5") double limit) {}

    @Component
    static Data merge(List<Data> all, Optional<Data> extra) {
        return extra.orElse(all.get(0));
    }

    @Component
    static int count(Data data) {
        return 3;
    }

    @Component
    static void tune(Map<String, Double> weights, @Default("90s") Duration limit) {}
}
