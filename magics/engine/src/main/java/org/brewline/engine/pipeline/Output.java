package org.brewline.engine.pipeline;

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

    /** Any other output. */
    public static <T> Output<T> of(Binding binding) {
        return new Output<>(binding);
    }
}
