/** What a step leaves: kinds of artifacts, the handlers that turn values into files and back, and previews. */
@NullMarked
package org.brewline.engine.artifact;

import org.jspecify.annotations.NullMarked;
