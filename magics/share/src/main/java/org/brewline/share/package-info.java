/**
 * Runs for other people: in a bundle, a zip file that is also an RO-Crate, and as a notebook that makes a run again.
 * Knows the engine's store; no notebook is needed. What comes from a bundle is data and is distrusted: it is checked
 * before anything of it is kept, and nothing of it is executed.
 */
@NullMarked
package org.brewline.share;

import org.jspecify.annotations.NullMarked;
