package org.brewline.kubeflow;

import java.util.Optional;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.StepNode;

/** Gives every scope that runs under conditions its trigger. */
final class Triggers {
    private final Plan plan;
    private final Ports ports;
    private final ChannelTypes types;
    private final Wiring wiring;

    Triggers(Plan plan, Ports ports, ChannelTypes types, Wiring wiring) {
        this.plan = plan;
        this.ports = ports;
        this.types = types;
        this.wiring = wiring;
    }

    void write(Scope scope) {
        if (!scope.trigger().isEmpty() && canBeWritten(scope)) {
            var task =
                    wiring.draft(scope.parent().orElseThrow()).task(plan.names().scope(scope));
            task.trigger = Optional.of(new Cel(new InScope(scope)).all(scope.trigger()));
        }
        scope.children().forEach(this::write);
    }

    private boolean canBeWritten(Scope scope) {
        var step = firstStep(scope);
        boolean all = true;
        for (Condition condition : scope.trigger()) {
            for (Binding side : Conjuncts.reads(condition)) {
                boolean number = side instanceof Binding.Constant constant
                        && constant.value() instanceof Number n
                        && !Double.isFinite(n.doubleValue());
                boolean artifact = !(side instanceof Binding.Constant)
                        && !(types.of(channel(step, side)) instanceof ParameterKind);
                if (number || artifact) {
                    all = false;
                    plan.problems()
                            .add(
                                    step,
                                    number
                                            ? "its condition compares with NaN or infinity"
                                            : "its condition reads an output that is no number, truth value or text",
                                    "return what the condition asks as an output of its own, and test that");
                }
            }
        }
        return all;
    }

    private static StepNode firstStep(Scope scope) {
        return scope.steps().isEmpty()
                ? firstStep(scope.children().get(0))
                : scope.steps().get(0);
    }

    private Channel channel(StepNode step, Binding side) {
        return ports.of(step, "condition", side).get(0).source();
    }

    /** The sides of comparisons as the scope's own inputs. */
    private final class InScope implements Cel.Operands {
        private final Scope scope;

        InScope(Scope scope) {
            this.scope = scope;
        }

        @Override
        public String input(Binding binding) {
            var channel = channel(firstStep(scope), binding);
            return wiring.input(scope, channel instanceof Channel.Item item ? item.whole() : channel);
        }

        @Override
        public ParameterKind kind(Binding binding) {
            return types.of(channel(firstStep(scope), binding)) instanceof ParameterKind kind
                    ? kind
                    : ParameterKind.STRING;
        }
    }
}
