/**
 * A Java kernel for Jupyter: Jupyter's protocol on one side, JShell on the other. It knows nothing of pipelines;
 * extensions (see {@link org.dflib.jjava.jupyter.Extension}) add magics and renderers.
 */
@NullMarked
package org.brewline.kernel;

import org.jspecify.annotations.NullMarked;
