/** Components: annotated methods, their signatures and what they need to run. Imports artifact and config. */
@NullMarked
package org.brewline.engine.component;

import org.jspecify.annotations.NullMarked;
