package org.brewline.engine.pipeline;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.component.ComponentSpec;

/** A step while its pipeline's body is traced; other steps are named by their tokens. */
final class TracedStep {
    final String token;
    final String component;
    final Optional<ComponentSpec> spec;
    final String place;
    final Map<String, Binding> bindings = new LinkedHashMap<>();
    final Set<String> after = new LinkedHashSet<>();
    Optional<String> givenName = Optional.empty();
    Optional<Condition> condition = Optional.empty();
    Optional<TracedFanOut> fanOut = Optional.empty();
    boolean atExit;
    Optional<TracedPart> part = Optional.empty();

    /** @param spec the component, if the body has it at hand; else it is looked up by name */
    TracedStep(String token, String component, Optional<ComponentSpec> spec, String place) {
        this.token = token;
        this.component = component;
        this.spec = spec;
        this.place = place;
    }

    String name() {
        return part.map(p -> p.path() + "/" + ownName()).orElse(ownName());
    }

    /** Without the names of the pipelines that it is in. */
    String ownName() {
        return givenName.orElse(component);
    }
}
