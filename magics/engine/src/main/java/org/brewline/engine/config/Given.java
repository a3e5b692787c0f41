package org.brewline.engine.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.config.Setting.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What all layers together give for a key.
 *
 * @param origin the strongest layer that says anything
 * @param secretOfBody a value of the body that has no text because it holds a secret
 */
record Given(YamlNode node, Origin origin, @Nullable Object secretOfBody) {
    /** By key; keys that nothing is said about are absent. */
    static Map<ConfigKey, Given> collect(List<ConfigKey> keys, List<ConfigLayer> layers, ProblemList problems) {
        var given = new LinkedHashMap<ConfigKey, Given>();
        for (ConfigKey key : keys) {
            fromDeclaration(key, problems).ifPresent(g -> given.put(key, g));
        }
        var index = new KeyIndex(keys, problems);
        for (ConfigLayer layer : ConfigResolver.byStrength(layers)) {
            problems.addAll(layer.problems());
            index.assign(layer).forEach((key, node) -> {
                if (!(node instanceof YamlNode.Scalar scalar && scalar.isNothing())) {
                    Given weaker = given.get(key);
                    refusePartOfSecret(key, weaker, node, problems);
                    YamlNode over = weaker == null ? node : Layered.over(key.type(), weaker.node(), node);
                    given.put(key, new Given(over, layer.origin(), null));
                }
            });
        }
        return given;
    }

    /** A secret of the body has no text, so that nothing can be put beside it. */
    private static void refusePartOfSecret(ConfigKey key, @Nullable Given weaker, YamlNode node, ProblemList problems) {
        if (weaker != null && weaker.secretOfBody() != null && node instanceof YamlNode.Mapping) {
            problems.add(
                    "a part of " + key.path() + " is set, which holds a secret of the pipeline's body",
                    node.place(),
                    "leave it, or take the secret out of the body");
        }
    }

    /** The default, or what the body sets; for a record what its components have as defaults. */
    private static Optional<Given> fromDeclaration(ConfigKey key, ProblemList problems) {
        if (key.fixedByBody()) {
            return Optional.empty();
        }
        Optional<YamlNode> weakest = key.defaultText()
                .map(text -> ValueText.node(text, key.place(), problems))
                .or(() -> componentDefaults(key));
        Object body = key.bodyValue();
        if (body == null) {
            return weakest.map(node -> new Given(node, Origin.DEFAULT, null));
        }
        YamlNode node = ValueText.node(ConfigTypes.print(body), key.place(), problems);
        Object secret = ConfigTypes.holdsSecret(key.type()) ? body : null;
        return Optional.of(new Given(node, Origin.PIPELINE_BODY, secret));
    }

    private static Optional<YamlNode> componentDefaults(ConfigKey key) {
        boolean any = RecordShape.of(key.type())
                .map(shape -> shape.components().stream()
                        .anyMatch(c -> c.defaultText().isPresent()))
                .orElse(false);
        return any ? Optional.of(new YamlNode.Mapping(List.of(), false, key.place())) : Optional.empty();
    }
}
