package org.brewline.engine.pipeline;

import java.util.stream.Collectors;
import org.brewline.engine.config.ConfigTypes;

/** A binding as a person reads it: {@code score.f1}, {@code minAccuracy}, {@code 0.9}. */
final class BindingText {
    private BindingText() {}

    static String of(Binding binding) {
        if (binding instanceof Binding.Constant constant) {
            return constant.value() == null ? "null" : ConfigTypes.print(constant.value());
        }
        if (binding instanceof Binding.FromParam param) {
            return param.name();
        }
        if (binding instanceof Binding.FromStep from) {
            return from.isWhole() ? from.step() : from.step() + "." + from.output();
        }
        if (binding instanceof Binding.FirstOf first) {
            return first.candidates().stream().map(BindingText::of).collect(Collectors.joining(", ", "first of ", ""));
        }
        if (binding instanceof Binding.Item item) {
            return item.isWhole() ? "item" : "item." + item.field();
        }
        if (binding instanceof Binding.Gathered gathered) {
            return "each " + of(gathered.each());
        }
        return ((Binding.Collected) binding)
                .elements().stream().map(BindingText::of).collect(Collectors.joining(", ", "[", "]"));
    }
}
