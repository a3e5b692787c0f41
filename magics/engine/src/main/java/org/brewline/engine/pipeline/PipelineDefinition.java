package org.brewline.engine.pipeline;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Components;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.Generics;
import org.brewline.engine.config.TypeNames;

/** A pipeline's body in plain Java; {@link Pipeline#define} has the example. */
public final class PipelineDefinition extends PipelineBody {
    private final Components components;
    private final Consumer<PipelineDefinition> definition;

    PipelineDefinition(Components components, Consumer<PipelineDefinition> definition) {
        this.components = components;
        this.definition = definition;
    }

    @Override
    protected void body() {
        definition.accept(this);
    }

    /** A step of the component of that name, with its inputs in the order of the signature. */
    public GenericStep step(String component, Object... inputs) {
        Optional<ComponentSpec> known = components.find(component);
        if (known.isPresent()) {
            return step(known.get(), inputs);
        }
        return new GenericStep(this, component);
    }

    /** A number that each run may set; conditions can compare it. */
    public <T extends Number> Param.OfNumber<T> param(String name, T defaultValue) {
        declare(name, defaultValue.getClass(), Optional.of(ConfigTypes.print(defaultValue)));
        return new Param.OfNumber<>(name);
    }

    /** A text that each run may set. */
    public Param.OfScalar<String> param(String name, String defaultValue) {
        declare(name, String.class, Optional.of(ConfigTypes.print(defaultValue)));
        return new Param.OfScalar<>(name);
    }

    /** A truth value that each run may set. */
    public Param.OfScalar<Boolean> param(String name, boolean defaultValue) {
        declare(name, boolean.class, Optional.of(ConfigTypes.print(defaultValue)));
        return new Param.OfScalar<>(name);
    }

    /** A value that each run must set. */
    public <T> Param.OfScalar<T> required(String name, Class<T> type) {
        declare(name, type, Optional.empty());
        return new Param.OfScalar<>(name);
    }

    /** A list that each run must set; its items can be mapped. */
    public <T> Param.OfList<List<T>, Output<T>> requiredList(String name, Class<T> element) {
        Type type = Generics.parameterized(List.class, element);
        trace().declare(new PipelineParam(name, type, TypeNames.of(type), Optional.empty(), trace().place()));
        return new Param.OfList<>(name, Output::of);
    }

    @Override
    public <T> Branch<T> when(Condition condition, Supplier<? extends Output<T>> then) {
        return super.when(condition, then);
    }

    @Override
    public Branch<Void> when(Condition condition, Runnable then) {
        return super.when(condition, then);
    }

    @Override
    public <T> Branch<T> when(Value<Boolean> isTrue, Supplier<? extends Output<T>> then) {
        return super.when(isTrue, then);
    }

    @Override
    public Branch<Void> when(Value<Boolean> isTrue, Runnable then) {
        return super.when(isTrue, then);
    }

    @Override
    public <T, U> Branch<U> when(Output<T> output, Predicate<? super T> test, Supplier<? extends Output<U>> then) {
        return super.when(output, test, then);
    }

    @Override
    public <T> Branch<Void> when(Output<T> output, Predicate<? super T> test, Runnable then) {
        return super.when(output, test, then);
    }

    /**
     * Steps that run once for each item of a list.
     *
     * <pre>{@code
     * var models = p.mapEach(p.step("folds"), fold -> p.step("train", fold));
     * p.step("best", models);
     * }</pre>
     */
    @SuppressWarnings("overloads") // the other is for generated handles, and not visible where this one is used
    public <T> Mapped<T> mapEach(Value<?> list, Function<Output.OfItem<Object>, ? extends Output<T>> each) {
        return mapped(list, item -> new Output.OfItem<Object>(item), each);
    }

    @Override
    public void onExit(Runnable steps) {
        super.onExit(steps);
    }

    @Override
    public Condition not(Condition condition) {
        return super.not(condition);
    }

    @Override
    public Condition not(Value<Boolean> value) {
        return super.not(value);
    }

    private void declare(String name, Class<?> type, Optional<String> defaultText) {
        trace().declare(new PipelineParam(name, type, TypeNames.of(type), defaultText, trace().place()));
    }
}
