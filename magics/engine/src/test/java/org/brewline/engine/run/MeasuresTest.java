package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brewline.engine.component.Better;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StaticMetric;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuresTest {
    @TempDir
    Path folder;

    static final class Steps {
        static int measure(Metrics metrics) {
            metrics.set("cost", 3.5, Better.LOWER);
            metrics.precisionRecall(new double[] {0, 0.5, 1}, new double[] {1, 0.9, 0.4});
            metrics.importance(Map.of("bill", 0.2, "mass", -0.7, "year", 0.01));
            metrics.histogram("errors", IntStream.range(0, 100).asDoubleStream().toArray());
            metrics.histogram("nothing", new double[] {Double.NaN});
            return 1;
        }
    }

    @Test
    void everyKindOfStaticMetricIsReadAsItWasSet() {
        try (Store store = Store.open(folder.resolve(".brewline"))) {
            Pipes pipes = new Pipes(Steps.class).step("measure");
            Run run = Runner.in(store).start(pipes.pipeline(), pipes.config(), RunOptions.defaults());

            assertThat(run.await()).isEqualTo(RunState.SUCCEEDED);
            List<StaticMetric> metrics = store.staticMetrics(run.id(), "measure");
            assertThat(metrics)
                    .contains(
                            new StaticMetric.Scalar("cost", 3.5, Optional.of(Better.LOWER)),
                            new StaticMetric.PrecisionRecall(
                                    "precisionRecall", List.of(0.0, 0.5, 1.0), List.of(1.0, 0.9, 0.4)),
                            new StaticMetric.Histogram(
                                    "errors",
                                    0,
                                    99,
                                    IntStream.range(0, 10).mapToObj(i -> 10L).toList(),
                                    0),
                            new StaticMetric.Histogram("nothing", 0, 0, List.of(), 1));
            assertThat(metrics)
                    .filteredOn(StaticMetric.Importance.class::isInstance)
                    .singleElement()
                    .extracting(m -> List.copyOf(
                            ((StaticMetric.Importance) m).byFeature().keySet()))
                    .isEqualTo(List.of("mass", "bill", "year"));
        }
    }
}
