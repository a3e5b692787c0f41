package org.brewline.kubeflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.StepNode;
import org.jspecify.annotations.Nullable;

/** Steps that run under the same conditions and so share a scope; a step that always runs is alone. */
final class Unit {
    final Set<Condition> guard;
    final List<StepNode> steps = new ArrayList<>();
    private @Nullable Unit joined;

    Unit(Set<Condition> guard) {
        this.guard = guard;
    }

    /** The unit that stands for all that were joined with this one. */
    Unit family() {
        return joined == null ? this : joined.family();
    }

    /** Puts both families in one. */
    void join(Unit other) {
        var mine = family();
        var theirs = other.family();
        if (mine != theirs) {
            theirs.joined = mine;
        }
    }

    /** Takes back the last {@link #join} of this family with the family that {@code root} stood for. */
    void part(Unit root) {
        root.joined = null;
    }
}
