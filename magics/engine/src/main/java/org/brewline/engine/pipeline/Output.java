package org.brewline.engine.pipeline;

import java.util.function.Function;

/**
 * A step's output while the pipeline is linked. It has no public methods without arguments, so that the outputs of a
 * record, which are such methods of the step, can have any name.
 */
public non-sealed class Output<T> implements Value<T> {
    final Binding binding;

    protected Output(Binding binding) {
        this.binding = binding;
    }

    /** What the output stands for. */
    public static Binding bindingOf(Value<?> value) {
        return value instanceof Output<?> output ? output.binding : new Binding.FromParam(((Param<?>) value).paramName);
    }

    /** A scalar output. */
    public static class OfScalar<T> extends Output<T> implements Scalar<T> {
        public OfScalar(Binding binding) {
            super(binding);
        }
    }

    /** A numeric output. */
    public static final class OfNumber<T extends Number> extends Output<T> implements NumberScalar<T> {
        public OfNumber(Binding binding) {
            super(binding);
        }
    }

    /**
     * A list whose items can be mapped one by one.
     *
     * @param <I> the handle of one item
     */
    public static final class OfList<T, I> extends Output<T> implements ListValue<T, I> {
        private final Function<Binding, I> items;

        public OfList(Binding binding, Function<Binding, I> items) {
            super(binding);
            this.items = items;
        }

        @Override
        public I itemOf(Binding item) {
            return items.apply(item);
        }
    }

    /**
     * One item of a list whose elements have fields, for plain Java; generated handles subclass {@link Output}
     * themselves.
     */
    public static class OfItem<T> extends Output<T> {
        private final Binding item;

        public OfItem(Binding item) {
            super(item);
            this.item = item;
        }

        /** A component of the record that the item is. */
        protected Binding fieldNamed(String name) {
            return item instanceof Binding.Item of ? new Binding.Item(of.fanOut(), name, of.index()) : item;
        }

        /** A component of the record that the item is. */
        public <U> Output<U> field(String name) {
            return of(fieldNamed(name));
        }

        /** A component that conditions can test. */
        public <U> OfScalar<U> scalarField(String name) {
            return new OfScalar<>(fieldNamed(name));
        }

        /** A component that conditions can compare. */
        public <U extends Number> OfNumber<U> numberField(String name) {
            return new OfNumber<>(fieldNamed(name));
        }
    }

    /** Any other output. */
    public static <T> Output<T> of(Binding binding) {
        return new Output<>(binding);
    }
}
