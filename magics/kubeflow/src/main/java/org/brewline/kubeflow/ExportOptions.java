package org.brewline.kubeflow;

import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import org.brewline.engine.artifact.Kind;

/**
 * What an export needs to know beside the pipeline.
 *
 * <pre>{@code
 * ExportOptions.image("registry/brewline:0.1.0").withName("penguins-weekly").withInlineLimit(32 * 1024)
 * }</pre>
 *
 * @param image the container image of every step: a JRE, and Brewline's step runner in {@code /brewline/lib}
 * @param name the pipeline's name in Kubeflow; the notebook's if empty
 * @param code how the steps' code comes into their containers
 * @param variables where secret config comes from, and further environment variables of steps
 * @param caching whether Kubeflow may take a step's outputs from an earlier run; a component's {@code --no-cache} holds
 *     anyway
 * @param kinds the kind of a type's artifacts, where the built-in choice is not right; usually empty
 */
public record ExportOptions(
        String image,
        Optional<String> name,
        CarriedCode code,
        StepVariables variables,
        boolean caching,
        Function<Type, Optional<Kind>> kinds) {
    /** The image that steps run in unless another is named. */
    public static final String DEFAULT_IMAGE = "brewline/step:0.1.0";

    public ExportOptions {
        if (image.isBlank()) {
            throw new IllegalArgumentException("the image must not be empty");
        }
        if (name.isPresent() && !name.get().matches("[A-Za-z0-9]([A-Za-z0-9 _-]*[A-Za-z0-9])?")) {
            throw new IllegalArgumentException(
                    "the name \"%s\" must be of letters, digits and dashes".formatted(name.get()));
        }
    }

    /**
     * How the steps' code comes into their containers.
     *
     * @param inlineLimit the largest component jar, in bytes, that travels in the file; 0 for none
     * @param aboveInImage whether component jars above the limit are in the image's {@code /brewline/components}; if
     *     they are not, such a component is refused
     */
    public record CarriedCode(int inlineLimit, boolean aboveInImage) {
        /** 64 KB: far below the 1.5 MB that a cluster takes for a whole pipeline. */
        public static final int DEFAULT_LIMIT = 64 * 1024;

        public CarriedCode {
            if (inlineLimit < 0) {
                throw new IllegalArgumentException("inlineLimit (%s) must not be negative".formatted(inlineLimit));
            }
        }
    }

    /** Every default with this image. */
    public static ExportOptions image(String image) {
        var code = new CarriedCode(CarriedCode.DEFAULT_LIMIT, false);
        return new ExportOptions(
                image, Optional.empty(), code, StepVariables.secretsOf("brewline"), true, type -> Optional.empty());
    }

    public ExportOptions withName(String pipelineName) {
        return new ExportOptions(image, Optional.of(pipelineName), code, variables, caching, kinds);
    }

    public ExportOptions withInlineLimit(int bytes) {
        return new ExportOptions(image, name, new CarriedCode(bytes, code.aboveInImage), variables, caching, kinds);
    }

    public ExportOptions withComponentsInImage() {
        return new ExportOptions(image, name, new CarriedCode(code.inlineLimit, true), variables, caching, kinds);
    }

    public ExportOptions withSecretName(String secret) {
        return withVariables(new StepVariables(secret, variables.plain(), variables.secret()));
    }

    public ExportOptions withVariables(StepVariables steps) {
        return new ExportOptions(image, name, code, steps, caching, kinds);
    }

    /** No step's outputs are taken from an earlier run. */
    public ExportOptions withoutCaching() {
        return new ExportOptions(image, name, code, variables, false, kinds);
    }

    public ExportOptions withKinds(Function<Type, Optional<Kind>> kindOf) {
        return new ExportOptions(image, name, code, variables, caching, kindOf);
    }
}
