/** The magics, one a file: what each takes, does and shows. The extension registers them. */
@NullMarked
package org.brewline.notebook.magic;

import org.jspecify.annotations.NullMarked;
