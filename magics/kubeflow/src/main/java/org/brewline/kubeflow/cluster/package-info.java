/**
 * Talks with a running Kubeflow: its REST API, v2beta1. {@link org.brewline.kubeflow.cluster.KubeflowServer} is the only
 * door.
 */
@NullMarked
package org.brewline.kubeflow.cluster;

import org.jspecify.annotations.NullMarked;
