package org.brewline.kubeflow;

/** Several artifacts of one type, in order: what a loop's steps made. */
record ArtifactList(ArtifactSchema schema) implements PortType {}
