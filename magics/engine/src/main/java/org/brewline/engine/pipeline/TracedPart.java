package org.brewline.engine.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pipeline inside of another one, while the outer one's body is traced. */
final class TracedPart {
    final String token;
    final String pipeline;
    final Optional<TracedPart> outer;
    final List<PipelineParam> params;
    final String place;
    final Map<String, Binding> bindings = new LinkedHashMap<>();
    Optional<String> givenName = Optional.empty();
    Optional<Object> result = Optional.empty();

    TracedPart(String token, PipelinePart part, Optional<TracedPart> outer, String place) {
        this.token = token;
        this.pipeline = part.name();
        this.params = part.params();
        this.outer = outer;
        this.place = place;
    }

    /** Its name in the pipeline that has it, with those of all that it is in: {@code prepare}, {@code all/prepare}. */
    String path() {
        String own = givenName.orElse(pipeline);
        return outer.map(o -> o.path() + "/" + own).orElse(own);
    }

    /** Whether it is inside of a pipeline of that name. */
    boolean isWithin(String name) {
        return pipeline.equals(name) || outer.map(o -> o.isWithin(name)).orElse(false);
    }

    /** The chain of pipelines down to this one. */
    String chain() {
        return outer.map(o -> o.chain() + " → " + pipeline).orElse(pipeline);
    }
}
