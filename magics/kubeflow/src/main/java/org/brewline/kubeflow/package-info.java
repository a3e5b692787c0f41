/**
 * Leaves the notebook for Kubeflow Pipelines: writes a pipeline as PipelineSpec, its intermediate representation. Reads
 * the engine's linked pipelines and runs nothing; {@link org.brewline.kubeflow.KubeflowExport} is the door;
 * {@link org.brewline.kubeflow.StepCode} is also what goes into an image.
 *
 * <p>The way of a pipeline: {@code Guards} says under which conditions each step really runs, {@code Grouping} makes the
 * scopes (Kubeflow's sub-DAGs) of that, {@code Wiring} leads every value through the scopes, and {@code SpecWriter}
 * writes it down.
 */
@NullMarked
package org.brewline.kubeflow;

import org.jspecify.annotations.NullMarked;
