/** Runs: the scheduler, the runner, the cache, and the events that tell what happens. */
@NullMarked
package org.brewline.engine.run;

import org.jspecify.annotations.NullMarked;
