package org.brewline.engine.pipeline;

/**
 * Something that is known only when the pipeline runs: a step's output or the pipeline's own config. It stands for the
 * value while the pipeline is linked.
 */
public sealed interface Value<T> permits Scalar, ListValue, Output, Param {}
