/** Programs that the scripts in {@code benchmarks/} time beside their peers. */
@NullMarked
package org.brewline.benchmarks;

import org.jspecify.annotations.NullMarked;
