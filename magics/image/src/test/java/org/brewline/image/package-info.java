@org.jspecify.annotations.NullMarked
package org.brewline.image;
