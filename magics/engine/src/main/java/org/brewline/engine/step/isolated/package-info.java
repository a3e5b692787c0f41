/**
 * Steps in JVMs of their own. One side starts, feeds, watches and ends them ({@link
 * org.brewline.engine.step.isolated.JvmProcesses} and below); the other runs in them ({@link
 * org.brewline.engine.step.isolated.Server} and below). They speak in {@link
 * org.brewline.engine.step.isolated.Frame}s, through two pipes, so that nothing of it touches a disk.
 */
@NullMarked
package org.brewline.engine.step.isolated;

import org.jspecify.annotations.NullMarked;
