package org.brewline.engine.pipeline;

import java.util.List;
import java.util.function.Supplier;
import org.brewline.engine.component.Signature;

/**
 * A pipeline as others contain it: what it takes and gives, and its body, which is traced anew for each use.
 *
 * @param params its config and its inputs, as it declares them
 */
public record PipelinePart(Signature signature, List<PipelineParam> params, Supplier<? extends PipelineBody> body) {
    public PipelinePart {
        params = List.copyOf(params);
    }

    public String name() {
        return signature.name();
    }
}
