package org.brewline.kubeflow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.brewline.engine.artifact.Html;
import org.brewline.engine.artifact.Markdown;
import org.brewline.engine.artifact.Model;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.config.Secret;

/** Components in a class of their own: what a class names anywhere travels with its components. */
final class DefinedSteps {
    record Score(double accuracy, boolean sound) {}

    record Login(String user, Secret password) {}

    @Component
    static Path load(@Default("90s") Duration patience) {
        return Path.of(patience.toString());
    }

    @Component
    static Model<String> train(Path data, double c, @Default("{a: 1e9}") Map<String, Double> weights) {
        return Model.of(data + "" + c + weights);
    }

    @Component
    static Score evaluate(Model<String> model, Metrics metrics) {
        metrics.roc(new double[0], new double[0], new double[0]);
        return new Score(1, true);
    }

    @Component
    static Html publish(Model<String> model, Secret token) {
        return new Html(model.value() + token.name());
    }

    @Component
    static Markdown explain(Score score) {
        return new Markdown(score.toString());
    }

    @Component
    static void login(Login login) {}

    private DefinedSteps() {}
}
