/** The cells of all sessions, kept in the user's data folder; anyone in the kernel may enter. Fails silently. */
@NullMarked
package org.brewline.kernel.history;

import org.jspecify.annotations.NullMarked;
