package org.brewline.engine.pipeline;

/**
 * That one step comes after another.
 *
 * @param output the output that flows; {@link Binding.FromStep#ALL} for the whole value; {@code ""} also for none
 * @param parameter the parameter that takes it; empty for an order-only or condition edge
 */
public record Edge(String from, String to, String output, String parameter, Reason reason) {
    /** Why there is an edge. */
    public enum Reason {
        INPUT,
        CONFIG,
        CONDITION,
        ORDER
    }
}
