package org.brewline.notebook.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Turns SVG pictures into PNG, for viewers that show no HTML. Needs fonts; where there are none, there is no PNG. */
final class Png {
    private static final int MOST_PIXELS = 2_500_000;

    private Png() {}

    /** The picture as Base64, as large as fits that many characters; empty if it can't be drawn or never fits. */
    static Optional<String> of(Svg svg, int most) {
        for (double scale : new double[] {2, 1.5, 1, 0.7, 0.5}) {
            if (svg.width() * scale * svg.height() * scale > MOST_PIXELS) {
                continue;
            }
            Optional<String> png = of(svg, scale);
            if (png.isEmpty() || png.get().length() <= most) {
                return png;
            }
        }
        return Optional.empty();
    }

    /** Java without a desktop module or fonts fails with errors, not exceptions; the picture has other forms then. */
    private static Optional<String> of(Svg svg, double scale) {
        try {
            return Optional.ofNullable(draw(svg, scale));
        } catch (IOException | RuntimeException | LinkageError | InternalError e) {
            return Optional.empty();
        }
    }

    private static @Nullable String draw(Svg svg, double scale) throws IOException {
        var source = new ByteArrayInputStream(svg.documentForJava().getBytes(StandardCharsets.UTF_8));
        SVGDocument document = new SVGLoader().load(source, null, LoaderContext.createDefault());
        if (document == null) {
            return null;
        }
        int width = (int) Math.ceil(svg.width() * scale);
        int height = (int) Math.ceil(svg.height() * scale);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.decode(Look.GROUND));
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        document.render(null, graphics);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(Palette.reduce(image), "png", out);
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
