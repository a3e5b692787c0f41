/** One step on its own: its code packed as a component jar, to be run from files to files. May import the whole engine. */
@NullMarked
package org.brewline.engine.step;

import org.jspecify.annotations.NullMarked;
