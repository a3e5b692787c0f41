/**
 * Brings finished runs of exported pipelines home: what a Kubeflow run left becomes a run in the store. Everything here is
 * read as data, from a folder that nobody has checked. Reads the store's door for arrivals; known by the magics only.
 */
@NullMarked
package org.brewline.kubeflow.result;

import org.jspecify.annotations.NullMarked;
