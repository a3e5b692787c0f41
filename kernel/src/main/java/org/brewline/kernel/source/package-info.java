/** Java that remembers where in the user's cell it came from. */
@NullMarked
package org.brewline.kernel.source;

import org.jspecify.annotations.NullMarked;
