/** Where a cell's output goes: displays, results and what is printed, each to its own cell. */
@NullMarked
package org.brewline.kernel.output;

import org.jspecify.annotations.NullMarked;
