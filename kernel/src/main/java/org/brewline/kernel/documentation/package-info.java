/** What is known of a Java name: its documentation, found and rendered, and the types that it may mean. */
@NullMarked
package org.brewline.kernel.documentation;

import org.jspecify.annotations.NullMarked;
