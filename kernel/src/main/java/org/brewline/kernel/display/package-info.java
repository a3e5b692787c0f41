/** What a cell shows: bundles of MIME types, and displays that go on changing after their cell ended. */
@NullMarked
package org.brewline.kernel.display;

import org.jspecify.annotations.NullMarked;
