package org.brewline.kubeflow;

/** An input of a step's component and the value that it gets. */
record Port(String name, Channel source) {}
