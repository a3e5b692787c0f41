/** The kernel's own threads, apart from those of the user's cells. Anyone in the kernel may enter. */
@NullMarked
package org.brewline.kernel.threads;

import org.jspecify.annotations.NullMarked;
