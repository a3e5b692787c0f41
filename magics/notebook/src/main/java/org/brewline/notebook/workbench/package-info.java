/**
 * The state behind the magics: the components and pipelines that the notebook defined, their config, the store and the
 * runs. Knows the session and the engine, and no magic; the magics and the Java calls enter.
 */
@NullMarked
package org.brewline.notebook.workbench;

import org.jspecify.annotations.NullMarked;
