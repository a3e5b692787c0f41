package org.brewline.engine.run;

import java.lang.reflect.Type;
import java.util.List;
import org.brewline.engine.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** What a parameter is given, in a form that can go to another process: there it is made into the object itself. */
public sealed interface Argument {
    /** A config value, or how the run went. */
    record Plain(@Nullable Object value) implements Argument {}

    /**
     * Content of the store, read there by its handler.
     *
     * @param type as which it is read
     */
    record Stored(Artifact artifact, Type type) implements Argument {}

    /** A record, made of its components. */
    record Whole(Class<?> type, List<Argument> components) implements Argument {
        public Whole {
            components = List.copyOf(components);
        }
    }

    /** A list. */
    record Elements(List<Argument> elements) implements Argument {
        public Elements {
            elements = List.copyOf(elements);
        }
    }

    /** An optional input; empty if nothing is there. */
    record Maybe(List<Argument> value) implements Argument {
        public Maybe {
            value = List.copyOf(value);
        }
    }

    /** Metrics, outputs, progress or a logger, which the other process has its own of. */
    record Injected(Class<?> type) implements Argument {}
}
