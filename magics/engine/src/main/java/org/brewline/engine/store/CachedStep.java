package org.brewline.engine.store;

import java.util.List;
import org.brewline.engine.artifact.Artifact;

/**
 * A finished step whose outputs can stand in for those of an equal one.
 *
 * @param measured whether it has metrics
 */
public record CachedStep(StepOrigin origin, List<Artifact> artifacts, boolean measured) {}
