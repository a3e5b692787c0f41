/**
 * Artifact handlers for the libraries that notebooks use: Tablesaw's tables, XChart's charts, images. The engine finds
 * them through {@link java.util.ServiceLoader}; finding one loads neither its library nor AWT.
 */
@NullMarked
package org.brewline.handlers;

import org.jspecify.annotations.NullMarked;
