/** What is different between runs. Reads a store, changes nothing; knows no notebook. */
@NullMarked
package org.brewline.engine.compare;

import org.jspecify.annotations.NullMarked;
