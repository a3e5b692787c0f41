/** Tests of the export: golden files, refusals, names. */
@org.jspecify.annotations.NullMarked
package org.brewline.kubeflow;
