/** A benchmark of what the engine's package of this name keeps to itself. */
@org.jspecify.annotations.NullMarked
package org.brewline.engine.run;
