/** The kernel's own magics, one a file. */
@NullMarked
package org.brewline.kernel.own;

import org.jspecify.annotations.NullMarked;
