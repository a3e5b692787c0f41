/**
 * The command {@code brewline}: what the magics do, in a terminal and in scripts. It knows the notebook, the kernel and
 * the engine, and is known by none.
 */
@NullMarked
package org.brewline.cli;

import org.jspecify.annotations.NullMarked;
