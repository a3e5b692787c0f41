/** Magics: declared once, with help, completion and execution from one declaration. */
@NullMarked
package org.brewline.kernel.magic;

import org.jspecify.annotations.NullMarked;
