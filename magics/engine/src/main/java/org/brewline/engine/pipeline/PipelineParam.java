package org.brewline.engine.pipeline;

import java.lang.reflect.Type;
import java.util.Optional;
import org.brewline.engine.config.ConfigTypes;

/**
 * What a pipeline declares for itself: {@code %%pipeline penguins(double minAccuracy = 0.9)}. Of a type that config can
 * have it is config; of any other it is an input, which a pipeline that contains this one feeds.
 */
public record PipelineParam(String name, Type type, String typeSource, Optional<String> defaultText, String place) {
    /** Whether it takes an output of a step, and not config. */
    public boolean isInput() {
        return !ConfigTypes.isConfig(type);
    }
}
