package org.brewline.engine.pipeline;

import java.util.function.Function;

/** A config value of the pipeline itself. */
public non-sealed class Param<T> implements Value<T> {
    final String paramName;

    protected Param(String name) {
        this.paramName = name;
    }

    public static <T> Param<T> of(String name) {
        return new Param<>(name);
    }

    /** A parameter that conditions can test. */
    public static final class OfScalar<T> extends Param<T> implements Scalar<T> {
        public OfScalar(String name) {
            super(name);
        }
    }

    /**
     * A list parameter, whose items can be mapped one by one.
     *
     * @param <I> the handle of one item
     */
    public static final class OfList<T, I> extends Param<T> implements ListValue<T, I> {
        private final Function<Binding, I> items;

        public OfList(String name, Function<Binding, I> items) {
            super(name);
            this.items = items;
        }

        @Override
        public I itemOf(Binding item) {
            return items.apply(item);
        }
    }

    /** A parameter that conditions can compare. */
    public static final class OfNumber<T extends Number> extends Param<T> implements NumberScalar<T> {
        public OfNumber(String name) {
            super(name);
        }
    }
}
