/** How a cell runs: which parts are magics and which are Java, what it shows, how it fails. */
@NullMarked
package org.brewline.kernel.cell;

import org.jspecify.annotations.NullMarked;
