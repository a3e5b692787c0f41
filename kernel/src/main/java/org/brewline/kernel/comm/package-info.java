/** Messages of the user's own between the notebook's Java and the frontend; anyone may enter. */
@NullMarked
package org.brewline.kernel.comm;

import org.jspecify.annotations.NullMarked;
