/** Pipelines: steps, bindings and conditions as a directed acyclic graph. No I/O, no threads. */
@NullMarked
package org.brewline.engine.pipeline;

import org.jspecify.annotations.NullMarked;
