package org.brewline.engine.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.Html;
import org.brewline.engine.artifact.Model;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.component.Outputs;
import org.brewline.engine.component.Progress;
import org.brewline.engine.config.Secret;

/** Components of every form. */
final class Steps {
    private Steps() {}

    enum Kernel {
        RBF,
        LINEAR
    }

    record Score(double accuracy, int errors, boolean sound, String best, Kernel kernel) {}

    record Parts(List<String> rows, Model<String> model, double share) {}

    @Component
    static String greet(
            @Default("world") String name,
            int times,
            @Default("1.5") double factor,
            @Default("90s") Duration patience) {
        return "%s %d %s %s".formatted(name, times, factor, patience);
    }

    @Component
    static Score score(Kernel kernel, List<Integer> folds, Map<String, Double> weights) {
        return new Score(weights.getOrDefault("a", 0.0), folds.size(), true, "say \"yes\": no", kernel);
    }

    @Component
    static Parts parts(String row) {
        return new Parts(List.of(row, row), Model.of("svc of " + row).with("kernel", "rbf"), 0.5);
    }

    @Component
    static int count(Parts parts, List<Model<String>> models, Optional<Model<String>> extra) {
        return parts.rows().size() + models.size() + extra.map(m -> 10).orElse(0);
    }

    record Part(String name, double share) {}

    /** Arrays are no parameters, so this list travels as an artifact. */
    @Component
    static List<int[]> folds() {
        return List.of(new int[] {1, 2}, new int[] {3, 4, 5});
    }

    @Component
    static int rowsOf(int[] fold) {
        return fold.length;
    }

    @Component
    static String gather(List<Model<String>> models, List<Part> parts, List<Double> shares) {
        return models.size() + " " + parts + " " + shares;
    }

    @Component
    static Html measure(Metrics metrics, Outputs files, Progress progress) throws IOException {
        for (int epoch : progress.of(List.of(1, 2, 3))) {
            metrics.log("loss", epoch, 1.0 / epoch);
        }
        metrics.set("accuracy", 0.75);
        metrics.confusionMatrix(List.of("a", "b"), new long[][] {{3, 1}, {0, 4}});
        metrics.roc(new double[] {0, 1}, new double[] {0, 1}, new double[] {Double.POSITIVE_INFINITY, 0.5});
        Files.writeString(files.path("notes/a.txt"), "kept");
        return new Html("<p>done</p>");
    }

    @Component
    static int login(Secret token) {
        return token.reveal().length();
    }

    @Component
    static void fail() {
        throw new IllegalStateException("no penguins");
    }

    @Component
    static double nothing() {
        return Double.NaN;
    }

    @Component
    static boolean exists(Path file) {
        return Files.exists(file);
    }
}
