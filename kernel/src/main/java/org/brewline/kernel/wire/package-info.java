/** Jupyter's messages on the wire: sockets, signatures, JSON. Knows no Java session. */
@NullMarked
package org.brewline.kernel.wire;

import org.jspecify.annotations.NullMarked;
