package org.brewline.kubeflow;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.step.LoopPorts;

/** The types of channels. */
final class ChannelTypes {
    private final Plan plan;
    private final Map<String, ParameterKind> rootParameters;

    ChannelTypes(Plan plan, Map<String, ParameterKind> rootParameters) {
        this.plan = plan;
        this.rootParameters = rootParameters;
    }

    PortType of(Channel channel) {
        if (channel instanceof Channel.Parameter parameter) {
            return rootParameters.getOrDefault(parameter.name(), ParameterKind.STRING);
        } else if (channel instanceof Channel.Text) {
            return ParameterKind.STRING;
        } else if (channel instanceof Channel.Item item) {
            return ofItem(item);
        } else if (channel instanceof Channel.Gathered gathered) {
            var each = of(gathered.each());
            return each instanceof ArtifactSchema schema ? new ArtifactList(schema) : ParameterKind.LIST;
        } else if (channel instanceof Channel.FromOutput from && from.output().endsWith(LoopPorts.NUMBERS)) {
            return ParameterKind.LIST;
        } else if (channel instanceof Channel.FromOutput from) {
            return plan.step(from.step()).component().signature().outputs().stream()
                    .filter(output -> output.name().equals(from.output()))
                    .findFirst()
                    .map(this::of)
                    .orElseThrow(() -> new IllegalStateException("no output " + from));
        }
        Set<PortType> types =
                ((Channel.OneOf) channel).candidates().stream().map(this::of).collect(Collectors.toSet());
        if (types.size() == 1) {
            return types.iterator().next();
        }
        boolean numbers = Set.of(ParameterKind.NUMBER_DOUBLE, ParameterKind.NUMBER_INTEGER)
                .containsAll(types);
        if (numbers) {
            return ParameterKind.NUMBER_DOUBLE;
        }
        return types.contains(ParameterKind.STRING) ? ParameterKind.STRING : ArtifactSchema.ARTIFACT;
    }

    private PortType ofItem(Channel.Item item) {
        var fanOut = plan.pipeline().fanOut(item.fanOut()).orElseThrow();
        return switch (LoopItems.of(fanOut)) {
            case VALUES, CONSTANT ->
                ParameterKind.ofConfig(
                        item.field().isEmpty()
                                ? fanOut.itemType()
                                : JavaTypes.component(fanOut.itemType(), item.field()));
            case NUMBERS -> ParameterKind.NUMBER_INTEGER;
            case ARTIFACTS -> ArtifactSchema.of(fanOut.itemType(), plan.options());
        };
    }

    /** Whether a value and an artifact would have to come out of the same output. */
    boolean mixes(Channel.OneOf oneOf) {
        return oneOf.candidates().stream()
                        .map(candidate -> of(candidate) instanceof ParameterKind)
                        .distinct()
                        .count()
                > 1;
    }

    /** Numbers, truth values, texts and what is made of them are parameters; all else is an artifact. */
    PortType of(OutputSpec output) {
        return ParameterKind.ofOutput(output.type())
                .<PortType>map(kind -> kind)
                .orElseGet(() -> ArtifactSchema.of(output.type(), plan.options()));
    }
}
