package org.brewline.kernel.cell;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.brewline.kernel.display.MimeBundle;

/** Images as PNG. The only class that touches AWT; it is loaded with the first image. */
final class Pictures {
    private Pictures() {}

    static boolean isPicture(Object value) {
        return value instanceof RenderedImage;
    }

    static MimeBundle bundle(Object value) {
        var image = (RenderedImage) value;
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return MimeBundle.text("image, %d × %d".formatted(image.getWidth(), image.getHeight()))
                .with("image/png", Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }
}
