/** The waist of the kernel: everything above speaks Jupyter, everything below speaks JShell. */
@NullMarked
package org.brewline.kernel.session;

import org.jspecify.annotations.NullMarked;
