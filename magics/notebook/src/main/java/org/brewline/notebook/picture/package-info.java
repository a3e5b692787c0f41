/**
 * What a cell shows of pipelines and runs: events folded to plain pictures, and pure renderers that turn pictures into
 * HTML, SVG, PNG and text. Renderers touch no store and no kernel state; text becomes markup only in {@link Html}.
 */
@NullMarked
package org.brewline.notebook.picture;

import org.jspecify.annotations.NullMarked;
