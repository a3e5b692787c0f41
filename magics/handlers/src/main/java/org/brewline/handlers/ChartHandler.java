package org.brewline.handlers;

import java.io.IOException;
import java.lang.reflect.Type;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.IChart;

/** Keeps XChart's charts as PNG. A chart is a report: it is looked at, not read back. */
public final class ChartHandler implements ArtifactHandler<IChart> {
    @Override
    public String id() {
        return "xchart-png";
    }

    @Override
    public boolean handles(Class<?> type) {
        return Named.isA(type, "org.knowm.xchart.internal.chartpart.IChart");
    }

    @Override
    public Kind kind(IChart value) {
        return Kind.REPORT;
    }

    @Override
    public String extension(IChart value) {
        return ".png";
    }

    @Override
    public String mediaType(IChart value) {
        return "image/png";
    }

    @Override
    public void write(IChart value, Sink sink) throws IOException {
        try (var out = sink.file()) {
            Pixels.writePng(BitmapEncoder.getBufferedImage(value), out);
        }
    }

    @Override
    public IChart read(Source source, Type type) throws IOException {
        throw new IOException("a chart is kept as a picture and can't become a chart again; let the step that makes it"
                + " return the chart's data as a Table too, and take that");
    }

    @Override
    public boolean readsPlainData() {
        return true;
    }

    @Override
    public Preview preview(IChart value) {
        return Pixels.preview(BitmapEncoder.getBufferedImage(value));
    }
}
