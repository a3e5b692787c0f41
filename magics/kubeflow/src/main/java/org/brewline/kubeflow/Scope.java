package org.brewline.kubeflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.StepNode;
import org.jspecify.annotations.Nullable;

/** One level of the exported pipeline: a DAG with tasks that are steps or further scopes. Filled by {@link Grouping}. */
final class Scope {
    /** What a scope is there for. */
    enum Form {
        ROOT,
        /** Holds the ways of a condition together, so that one output can stand for whichever ran. */
        BRANCHES,
        /** Runs when its trigger is true. */
        CONDITION,
        /** Everything but the steps at the end, which wait for it however it ends. */
        EXIT_HANDLER
    }

    private final Form form;
    private final Set<Condition> trigger;
    private final @Nullable Scope parent;
    private final List<Scope> children = new ArrayList<>();
    private final List<StepNode> steps = new ArrayList<>();

    private Scope(Form form, Set<Condition> trigger, @Nullable Scope parent) {
        this.form = form;
        this.trigger = new LinkedHashSet<>(trigger);
        this.parent = parent;
    }

    static Scope root() {
        return new Scope(Form.ROOT, Set.of(), null);
    }

    Scope child(Form childForm, Set<Condition> childTrigger) {
        var child = new Scope(childForm, childTrigger, this);
        children.add(child);
        return child;
    }

    void add(StepNode step) {
        steps.add(step);
    }

    Form form() {
        return form;
    }

    /** All of these must be true for the scope to run; empty for always. */
    Set<Condition> trigger() {
        return trigger;
    }

    Optional<Scope> parent() {
        return Optional.ofNullable(parent);
    }

    List<Scope> children() {
        return children;
    }

    List<StepNode> steps() {
        return steps;
    }

    /** Whether the other is this scope or anywhere inside it. */
    boolean encloses(Scope other) {
        return other == this || other.parent().map(this::encloses).orElse(false);
    }
}
