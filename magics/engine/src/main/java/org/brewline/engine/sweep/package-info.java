/** Runs of one pipeline with varied config, in search of the best. Stands on runs; knows no notebook. */
@NullMarked
package org.brewline.engine.sweep;

import org.jspecify.annotations.NullMarked;
