package org.brewline.kubeflow;

/** What goes through an input or output in Kubeflow's eyes: a parameter by value, or an artifact by reference. */
sealed interface PortType permits ParameterKind, ArtifactSchema, ArtifactList {}
