/**
 * The kit with which a team tests its components and pipelines in JUnit, or in any other framework. A component is a
 * static method: what it computes is tested by calling it, with {@link org.brewline.engine.testing.TestMetrics} for its
 * metrics. How it works in a pipeline is tested with {@link org.brewline.engine.testing.PipelineTester}. Nothing of the
 * engine uses this room.
 */
@NullMarked
package org.brewline.engine.testing;

import org.jspecify.annotations.NullMarked;
