package org.brewline.engine.pipeline;

/**
 * A list that is known only when the pipeline runs, and whose items can be handed on one by one.
 *
 * @param <L> the list's type
 * @param <I> what stands for one of its items: a scalar for numbers and text, a handle with the components for a record
 */
public non-sealed interface ListValue<L, I> extends Value<L> {
    /** The handle for one item. */
    I itemOf(Binding item);
}
