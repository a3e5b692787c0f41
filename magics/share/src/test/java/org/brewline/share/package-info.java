/** Bundles, good ones and bad ones. */
package org.brewline.share;
