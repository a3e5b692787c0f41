package org.brewline.handlers;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.brewline.engine.artifact.Preview;

/** Writes images as PNG and scales them down for their previews. All that needs AWT is here. */
final class Pixels {
    private static final int PREVIEW_WIDTH = 480;

    private Pixels() {}

    static void writePng(BufferedImage image, OutputStream out) throws IOException {
        if (!ImageIO.write(image, "png", out) && !ImageIO.write(redrawn(image, image.getWidth()), "png", out)) {
            throw new IOException("this Java can't write PNG");
        }
    }

    static Preview preview(BufferedImage image) {
        BufferedImage small = image;
        while (small.getWidth() > PREVIEW_WIDTH) {
            small = redrawn(small, Math.max(PREVIEW_WIDTH, small.getWidth() / 2));
        }
        var png = new ByteArrayOutputStream();
        try {
            writePng(small, png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = Base64.getEncoder().encodeToString(png.toByteArray());
        return new Preview.Image(text, image.getWidth(), image.getHeight());
    }

    private static BufferedImage redrawn(BufferedImage image, int width) {
        int height = Math.max(1, (int) Math.round((double) image.getHeight() * width / image.getWidth()));
        var redrawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = redrawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return redrawn;
    }
}
