package org.brewline.kubeflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.component.Outputs;
import org.brewline.engine.component.RunOutcome;

/** The components that the exported pipelines are made of; only their signatures matter. */
final class Penguins {
    private Penguins() {}

    /** Stands for a table. */
    record Table(Path file) {}

    /** Stands for a trained model. */
    record Svc(Path file) {}

    record Parts(Table train, Table test) {}

    record Score(double accuracy, double f1, int errors, boolean sound, String best) {}

    record Setting(int epochs, double c) {}

    enum Kernel {
        RBF,
        LINEAR
    }

    static Table load(@Default("data/penguins.csv") Path csv) {
        return new Table(csv);
    }

    static Parts split(Table data, @Default("0.3") double testFraction, long seed) {
        return new Parts(data, data);
    }

    static Svc trainSvc(
            Table train,
            @Default("RBF") Kernel kernel,
            @Default("1.0") double c,
            @Default("30") int epochs,
            @Default("false") boolean verbose,
            @Default("[1, 2]") List<Integer> folds,
            @Default("{a: 1.5}") Map<String, Double> weights,
            Metrics metrics) {
        return new Svc(train.file());
    }

    static Score evaluate(Svc model, Table test, Metrics metrics) {
        metrics.confusionMatrix(List.of("a"), new long[1][1]);
        return new Score(1, 1, 0, true, "a");
    }

    static String publish(Svc model) {
        return model.toString();
    }

    static String explain(Score score) {
        return score.toString();
    }

    static Svc smooth(Svc model, Outputs files) {
        return model;
    }

    static double best(List<Svc> models) {
        return models.size();
    }

    static List<Integer> sizes(Table data) {
        return List.of(10, 20);
    }

    static List<Setting> settings() {
        return List.of(new Setting(10, 0.5), new Setting(20, 2));
    }

    /** Folds travel as one artifact. */
    static List<Table> folds(Table data) {
        return List.of(data);
    }

    static Svc fit(Table fold, @Default("1.0") double c) {
        return new Svc(fold.file());
    }

    static String card(Svc model) {
        return model.toString();
    }

    static String summary(List<String> said, List<Score> scores) {
        return said + " " + scores;
    }

    static void report(String message, Optional<Svc> model) {}

    static void warn(double limit) {}

    static String tell(RunOutcome outcome, @Default("team") String channel) {
        return channel + outcome;
    }
}
