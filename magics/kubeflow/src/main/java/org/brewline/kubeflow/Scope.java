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
        /** A pipeline inside of the pipeline. */
        PIPELINE,
        /** Runs once for each item of a list. */
        LOOP,
        /** Holds a loop, which takes nothing but inputs of the DAG that it is in. */
        LIST,
        /** Everything but the steps at the end, which wait for it however it ends. */
        EXIT_HANDLER
    }

    private final Form form;
    private final Set<Condition> trigger;
    private final @Nullable Scope parent;
    private final String name;
    private final List<Scope> children = new ArrayList<>();
    private final List<StepNode> steps = new ArrayList<>();

    private Scope(Form form, String name, Set<Condition> trigger, @Nullable Scope parent) {
        this.form = form;
        this.name = name;
        this.trigger = new LinkedHashSet<>(trigger);
        this.parent = parent;
    }

    static Scope root() {
        return new Scope(Form.ROOT, "", Set.of(), null);
    }

    Scope child(Form childForm, Set<Condition> childTrigger) {
        return add(new Scope(childForm, "", childTrigger, this));
    }

    /** A scope that stands for a pipeline or a fan-out of that name. */
    Scope child(Form childForm, String childName) {
        return add(new Scope(childForm, childName, Set.of(), this));
    }

    private Scope add(Scope child) {
        children.add(child);
        return child;
    }

    void add(StepNode step) {
        steps.add(step);
    }

    Form form() {
        return form;
    }

    /** Of the pipeline or fan-out that it stands for; empty for none. */
    String name() {
        return name;
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
