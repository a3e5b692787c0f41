package org.brewline.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.PieChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import tech.tablesaw.api.Table;

class PictureHandlersTest {
    @Test
    void anImageKeepsItsPixels() throws IOException {
        var image = new BufferedImage(640, 3, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(639, 2, new Color(1, 2, 3, 4).getRGB());
        BufferedImage again = Kept.again(new ImageHandler(), image, BufferedImage.class);
        assertThat(again.getRGB(0, 0, 640, 3, null, 0, 640)).isEqualTo(image.getRGB(0, 0, 640, 3, null, 0, 640));
    }

    @Test
    void aPreviewIsAtMost480PixelsWideAndTellsTheWholeSize() {
        var preview =
                (Preview.Image) new ImageHandler().preview(new BufferedImage(2000, 1000, BufferedImage.TYPE_INT_RGB));
        assertThat(preview.width()).isEqualTo(2000);
        assertThat(preview.height()).isEqualTo(1000);
        assertThat(preview.pngBase64()).isNotEmpty();
    }

    @Test
    void aChartBecomesAPictureAndSaysThatItStaysOne() throws IOException {
        XYChart chart = new XYChartBuilder().width(300).height(200).build();
        chart.addSeries("loss", new double[] {1, 2}, new double[] {0.5, 0.25});
        var handler = new ChartHandler();
        assertThat(handler.kind(chart)).isEqualTo(Kind.REPORT);
        assertThat(Kept.bytes(handler, chart)).startsWith(0x89, 'P', 'N', 'G').isEqualTo(Kept.bytes(handler, chart));
        assertThatThrownBy(() -> Kept.again(handler, chart, XYChart.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("kept as a picture");
    }

    @Test
    void theEngineFindsAllOfThem() {
        List<String> ids = ServiceLoader.load(ArtifactHandler.class).stream()
                .map(p -> p.get().id())
                .toList();
        assertThat(ids).contains("tablesaw-csv", "xchart-png", "image-png");
    }

    @Test
    void eachTakesItsOwnTypesOnly() {
        assertThat(new ChartHandler().handles(new PieChartBuilder().build().getClass()))
                .isTrue();
        assertThat(new ChartHandler().handles(Table.class)).isFalse();
        assertThat(new ImageHandler().handles(BufferedImage.class)).isTrue();
        assertThat(new TableHandler().handles(Table.class)).isTrue();
        assertThat(new TableHandler().handles(String.class)).isFalse();
    }
}
