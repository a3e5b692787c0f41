/**
 * Brewline's language: cells of components and pipelines become plain Java that remembers the user's positions. Pure
 * text, no session and no I/O. The workbench may enter.
 */
@NullMarked
package org.brewline.notebook.language;

import org.jspecify.annotations.NullMarked;
