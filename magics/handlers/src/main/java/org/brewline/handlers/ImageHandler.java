package org.brewline.handlers;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.Type;
import javax.imageio.ImageIO;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;

/** Keeps images as PNG: the pixels come back exactly, the memory layout may be another. */
public final class ImageHandler implements ArtifactHandler<BufferedImage> {
    @Override
    public String id() {
        return "image-png";
    }

    @Override
    public boolean handles(Class<?> type) {
        return Named.isA(type, "java.awt.image.BufferedImage");
    }

    @Override
    public Kind kind(BufferedImage value) {
        return Kind.REPORT;
    }

    @Override
    public String extension(BufferedImage value) {
        return ".png";
    }

    @Override
    public String mediaType(BufferedImage value) {
        return "image/png";
    }

    @Override
    public void write(BufferedImage value, Sink sink) throws IOException {
        try (var out = sink.file()) {
            Pixels.writePng(value, out);
        }
    }

    @Override
    public BufferedImage read(Source source, Type type) throws IOException {
        try (var in = source.open()) {
            BufferedImage image = ImageIO.read(in);
            if (image == null) {
                throw new IOException("the file is no image that Java can read");
            }
            return image;
        }
    }

    @Override
    public boolean readsPlainData() {
        return true;
    }

    @Override
    public Preview preview(BufferedImage value) {
        return Pixels.preview(value);
    }
}
