/** The language in which runs are asked for, read into plain data. Knows no store; does no I/O. */
@NullMarked
package org.brewline.engine.query;

import org.jspecify.annotations.NullMarked;
