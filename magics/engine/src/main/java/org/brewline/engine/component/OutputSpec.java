package org.brewline.engine.component;

import java.lang.reflect.Type;

/**
 * An output that a component declares.
 *
 * @param name the record component's name; {@link #WHOLE} for a step's only value
 */
public record OutputSpec(String name, Type type, String typeSource) {
    /** The name of the one output of a component that does not return a record. */
    public static final String WHOLE = "output";
}
