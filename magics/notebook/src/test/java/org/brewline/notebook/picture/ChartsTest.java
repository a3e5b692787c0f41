package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brewline.engine.component.Better;
import org.brewline.kernel.display.MimeBundle;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Test
    void everyKindOfMetricHasAChartInEveryForm() throws IOException {
        RunPicture run = Stress.rich().picture();
        MimeBundle plots = Pictures.plots(List.of(run), PlotStyle.USUAL).orElseThrow();
        assertThat(plots.data()).containsOnlyKeys(VegaLite.MIME, "image/svg+xml", "image/png", "text/plain");
        Golden.check("charts.svg", (String) plots.data().get("image/svg+xml"));
        Golden.check("charts.txt", (String) plots.data().get("text/plain"));
        NotebookRules.textOfSvg((String) plots.data().get("image/svg+xml"));
    }

    /** These files are validated against Vega-Lite's own schema by the tests in a real Jupyter. */
    @Test
    void vegaLiteHasTheSameDataAndColours() throws IOException {
        List<Chart> charts =
                new MetricPlots(false, 20).charts(List.of(Stress.rich().picture()));
        Golden.check("charts.vl.json", JSON.writeValueAsString(VegaLite.document(charts)));
    }

    @Test
    void aNoisyCurveIsSmoothedAndASteadyOneIsNot() {
        var noisy = new ArrayList<Plot.Spot>();
        var steady = new ArrayList<Plot.Spot>();
        for (int i = 0; i < 100; i++) {
            noisy.add(new Plot.Spot(i, i % 2));
            steady.add(new Plot.Spot(i, i));
        }
        assertThat(PlotStyle.USUAL.smooth(steady)).isEmpty();
        assertThat(PlotStyle.USUAL.smooth(noisy)).hasSize(100);
        assertThat(PlotStyle.USUAL.smooth(noisy).get(99).y()).isBetween(0.4, 0.6);
    }

    @Test
    void smoothingDoesNotDrawACurveTowardsItsFirstPoint() {
        var flat = List.of(new Plot.Spot(0, 5), new Plot.Spot(1, 5), new Plot.Spot(2, 5));
        assertThat(Smoothing.of(flat, 0.9))
                .extracting(Plot.Spot::y)
                .allSatisfy(y -> assertThat(y).isCloseTo(5, org.assertj.core.data.Offset.offset(1e-9)));
    }

    @Test
    void aLogarithmicPlotLeavesOutWhatIsNotAboveZero() {
        var series = new Plot.Series(
                "loss", "", List.of(new Plot.Spot(1, 0), new Plot.Spot(2, 0.1), new Plot.Spot(3, 10)), List.of(), null);
        var plot = new Plot("loss", "step", "loss", List.of(series), Plot.Axes.LOGARITHMIC);
        assertThat(plot.series().get(0).points()).hasSize(2);
        assertThat(plot.svg().document()).contains(">0.1<", ">1<", ">10<");
        assertThat(new PlotStyle(PlotStyle.Scale.LOGARITHMIC, OptionalDouble.empty()).plotAxes())
                .isEqualTo(Plot.Axes.LOGARITHMIC);
    }

    @Test
    void theBetterDirectionIsWhatTheComponentSaysElseWhatTheNameTells() {
        assertThat(MetricTables.isLowBetter("loss", Map.of())).isTrue();
        assertThat(MetricTables.isLowBetter("loss", Map.of("loss", Better.HIGHER)))
                .isFalse();
        assertThat(MetricTables.isLowBetter("price", Map.of("price", Better.LOWER)))
                .isTrue();
    }

    @Test
    void aRateSaysHowLongTheRestWillTake() {
        assertThat(Rate.of(400, 1_000, Duration.ofSeconds(10)).map(Rate::words)).contains("40/s, 15 s left");
        assertThat(Rate.of(3, 0, Duration.ofSeconds(60)).map(Rate::words)).contains("3/min");
        assertThat(Rate.of(1, 2, Duration.ofMillis(100))).isEqualTo(Optional.empty());
    }
}
