@org.jspecify.annotations.NullMarked
package org.brewline.kubeflow.result;
