/** The store: what every run left, in SQLite and content-addressed files. */
@NullMarked
package org.brewline.engine.store;

import org.jspecify.annotations.NullMarked;
