/**
 * Content of a store in a bucket of S3, through its standard client. Found as a service, in a class loader of its own:
 * nobody names its classes, and it knows of the store only what a bucket is.
 */
@NullMarked
package org.brewline.engine.store.s3;

import org.jspecify.annotations.NullMarked;
