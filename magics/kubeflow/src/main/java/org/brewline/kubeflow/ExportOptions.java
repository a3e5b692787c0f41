package org.brewline.kubeflow;

import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import org.brewline.engine.artifact.Kind;

/**
 * What an export needs to know beside the pipeline.
 *
 * <pre>{@code
 * ExportOptions.image("registry/brewline:0.1.0").withInlineLimit(32 * 1024)
 * }</pre>
 *
 * @param image the container image of every step: a JRE, and Brewline's step runner in {@code /brewline/lib}
 * @param inlineLimit the largest component jar, in bytes, that travels in the file; 0 for none
 * @param componentsInImage whether component jars above the limit are in the image's {@code /brewline/components};
 *     if they are not, such a component is refused
 * @param secretName the Kubernetes secret that holds secret config, each under its config key
 * @param kinds the kind of a type's artifacts, where the built-in choice is not right; usually empty
 */
public record ExportOptions(
        String image,
        int inlineLimit,
        boolean componentsInImage,
        String secretName,
        Function<Type, Optional<Kind>> kinds) {
    /** 64 KB: far below the 1.5 MB that a cluster takes for a whole pipeline. */
    public static final int DEFAULT_INLINE_LIMIT = 64 * 1024;

    public ExportOptions {
        if (image.isBlank()) {
            throw new IllegalArgumentException("the image must not be empty");
        }
        if (inlineLimit < 0) {
            throw new IllegalArgumentException("inlineLimit (%s) must not be negative".formatted(inlineLimit));
        }
    }

    /** Every default with this image. */
    public static ExportOptions image(String image) {
        return new ExportOptions(image, DEFAULT_INLINE_LIMIT, false, "brewline", type -> Optional.empty());
    }

    public ExportOptions withInlineLimit(int bytes) {
        return new ExportOptions(image, bytes, componentsInImage, secretName, kinds);
    }

    public ExportOptions withComponentsInImage() {
        return new ExportOptions(image, inlineLimit, true, secretName, kinds);
    }

    public ExportOptions withSecretName(String name) {
        return new ExportOptions(image, inlineLimit, componentsInImage, name, kinds);
    }

    public ExportOptions withKinds(Function<Type, Optional<Kind>> kindOf) {
        return new ExportOptions(image, inlineLimit, componentsInImage, secretName, kindOf);
    }
}
