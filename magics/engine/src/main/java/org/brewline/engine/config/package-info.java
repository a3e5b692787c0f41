/** Config: its types, its text forms, where each value came from, and what is wrong with it. Imports nothing of the engine. */
@NullMarked
package org.brewline.engine.config;

import org.jspecify.annotations.NullMarked;
