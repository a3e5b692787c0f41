/** The face of Brewline in a notebook: the extension that plugs it into the kernel, and the magics' calls for Java. */
@NullMarked
package org.brewline.notebook;

import org.jspecify.annotations.NullMarked;
