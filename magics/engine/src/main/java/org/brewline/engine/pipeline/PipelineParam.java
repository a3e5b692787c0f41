package org.brewline.engine.pipeline;

import java.lang.reflect.Type;
import java.util.Optional;

/** A config value that a pipeline declares for itself: {@code %%pipeline penguins(double minAccuracy = 0.9)}. */
public record PipelineParam(String name, Type type, String typeSource, Optional<String> defaultText, String place) {}
