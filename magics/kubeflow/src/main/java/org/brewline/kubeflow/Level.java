package org.brewline.kubeflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;

/** The steps of one DAG, some of them in bundles, which have DAGs of their own inside of it. */
final class Level {
    private final Pipeline pipeline;
    private final Guards guards;
    /** What is true whenever this DAG runs. */
    private final Set<Condition> given;

    private final List<StepNode> steps;
    private final Set<String> names = new HashSet<>();
    /** The path of the inner pipeline that this DAG is, with a slash at its end; empty for none. */
    private final String path;

    private final Optional<FanOut> loop;
    /** Paths of inner pipelines whose steps can't stand in a DAG of their own. */
    private final Set<String> dissolved = new HashSet<>();

    private final Map<String, Bundle> bundles = new LinkedHashMap<>();
    private final Map<String, Set<Condition>> bundleGuards = new LinkedHashMap<>();

    private Level(
            Pipeline pipeline,
            Guards guards,
            Set<Condition> given,
            List<StepNode> steps,
            String path,
            Optional<FanOut> loop) {
        this.pipeline = pipeline;
        this.guards = guards;
        this.given = given;
        this.steps = steps;
        steps.forEach(step -> names.add(step.name()));
        this.path = path;
        this.loop = loop;
        bundle();
    }

    /** The pipeline's own DAG, without the steps at the end. */
    static Level of(Pipeline pipeline, Guards guards) {
        var steps = pipeline.steps().stream().filter(s -> !s.role().atExit()).toList();
        return new Level(pipeline, guards, Set.of(), steps, "", Optional.empty());
    }

    Level inside(Bundle bundle) {
        var known = new LinkedHashSet<>(given);
        known.addAll(guard(bundle.steps().get(0).name()));
        boolean part = bundle.fanOut().isEmpty();
        return new Level(
                pipeline,
                guards,
                known,
                bundle.steps(),
                part ? bundle.name() + "/" : path,
                part ? loop : bundle.fanOut());
    }

    /** Inner pipelines of which a step takes something that may be skipped outside, or the other way round, lose their DAG. */
    private void bundle() {
        boolean whole;
        do {
            bundles.clear();
            bundleGuards.clear();
            steps.forEach(step -> bundles.computeIfAbsent(step.name(), n -> bundleOf(step)));
            bundles.values().removeIf(b -> b.steps().isEmpty());
            new HashSet<>(bundles.values()).forEach(b -> bundleGuards.put(b.name(), guardOf(b)));
            var torn = bundles.values().stream()
                    .filter(b -> b.fanOut().isEmpty())
                    .filter(b -> !fits(b))
                    .map(Bundle::name)
                    .toList();
            whole = torn.isEmpty() && isOrdered();
            if (torn.isEmpty() && !whole) {
                torn = bundles.values().stream()
                        .filter(b -> b.fanOut().isEmpty())
                        .map(Bundle::name)
                        .toList();
            }
            dissolved.addAll(torn);
            whole |= torn.isEmpty();
        } while (!whole);
    }

    private Bundle bundleOf(StepNode step) {
        var part = part(step.name());
        var mine = steps.stream()
                .filter(s -> part.isPresent() && s.name().startsWith(part.get() + "/"))
                .toList();
        var repeated = steps.stream()
                .filter(s -> step.role().isRepeated()
                        && s.role().fanOut().equals(step.role().fanOut()))
                .toList();
        if (loop.isEmpty() && !repeated.isEmpty() && !mine.containsAll(repeated)) {
            return new Bundle(step.role().fanOut(), pipeline.fanOut(step.role().fanOut()), repeated);
        }
        return new Bundle(part.orElse(""), Optional.empty(), mine);
    }

    /** The inner pipeline of this one that the step is in. */
    private Optional<String> part(String step) {
        int from = step.startsWith(path) ? path.length() : 0;
        int slash = step.indexOf('/', from);
        while (slash >= 0 && dissolved.contains(step.substring(0, slash))) {
            slash = step.indexOf('/', slash + 1);
        }
        return slash < 0 ? Optional.empty() : Optional.of(step.substring(0, slash));
    }

    private Set<Condition> guardOf(Bundle bundle) {
        if (bundle.fanOut().isPresent()) {
            return without(given, guards.ofFanOut(bundle.name()));
        }
        var common = without(given, guards.of(bundle.steps().get(0).name()));
        bundle.steps().forEach(step -> common.retainAll(guards.of(step.name())));
        common.removeIf(bundle::decides);
        return common;
    }

    private static Set<Condition> without(Set<Condition> known, Set<Condition> all) {
        var rest = new LinkedHashSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    /** Whether nothing that may be missing goes into the bundle or comes out of it. */
    private boolean fits(Bundle bundle) {
        var guard = bundleGuards.getOrDefault(bundle.name(), Set.of());
        for (StepNode step : steps) {
            boolean inside = bundle.contains(step.name());
            var needs = Needs.of(step, guards);
            for (String name : needs.values()) {
                boolean made = bundle.contains(name);
                if (has(name) && made != inside) {
                    var may = without(given, guards.of(name));
                    if (inside ? !guard.containsAll(may) : !guard.containsAll(without(guards.ofLoops(name), may))) {
                        return false;
                    }
                }
            }
            for (Binding.FirstOf choice : needs.choices()) {
                long within = choice.candidates().stream()
                        .filter(c -> bundle.contains(c.step()))
                        .count();
                if (within > 0 && within < choice.candidates().size()) {
                    return false;
                }
                var common = without(given, guards.common(choice.candidates()));
                String first = choice.candidates().get(0).step();
                if (within > 0 && !inside && !guard.containsAll(without(guards.ofLoops(first), common))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The steps, those of a bundle together, each after what it needs; shorter than all if there is a cycle. */
    List<List<StepNode>> inOrder() {
        var open = new LinkedHashSet<List<StepNode>>();
        steps.forEach(step -> open.add(bundle(step.name()).map(Bundle::steps).orElse(List.of(step))));
        var done = new HashSet<String>();
        var order = new ArrayList<List<StepNode>>();
        Optional<List<StepNode>> next;
        do {
            next = open.stream().filter(node -> isReady(node, done)).findFirst();
            next.ifPresent(node -> {
                open.remove(node);
                order.add(node);
                node.forEach(step -> done.add(step.name()));
            });
        } while (next.isPresent());
        return order;
    }

    /** Whether no bundle must be both before and after something. */
    boolean isOrdered() {
        return inOrder().stream().mapToInt(List::size).sum() == steps.size();
    }

    private boolean isReady(List<StepNode> node, Set<String> done) {
        var own = node.stream().map(StepNode::name).toList();
        return node.stream()
                .flatMap(step -> needs(step.name()).all().stream())
                .allMatch(name -> own.contains(name) || done.contains(name));
    }

    List<StepNode> steps() {
        return steps;
    }

    boolean has(String step) {
        return names.contains(step);
    }

    Optional<Bundle> bundle(String step) {
        return Optional.ofNullable(bundles.get(step));
    }

    /** What must be true, beside what is true in this DAG anyway, for the step or its bundle to run. */
    Set<Condition> guard(String step) {
        var bundle = bundles.get(step);
        return bundle == null ? without(given, guards.of(step)) : bundleGuards.getOrDefault(bundle.name(), Set.of());
    }

    /** What of this level must have ended before the step; a choice between steps of one bundle is made in that. */
    Needs needs(String step) {
        var all = Needs.of(step(step), guards);
        var values = new LinkedHashSet<String>();
        all.values().stream().filter(this::has).forEach(values::add);
        var choices = new ArrayList<Binding.FirstOf>();
        for (Binding.FirstOf choice : all.choices()) {
            var mine = choice.candidates().stream()
                    .map(Binding.FromStep::step)
                    .filter(this::has)
                    .toList();
            if (isChosenHere(choice)) {
                choices.add(choice);
            } else {
                values.addAll(mine);
            }
        }
        var order = new LinkedHashSet<>(all.order());
        order.removeIf(name -> !has(name));
        return new Needs(values, choices, order);
    }

    /** Choices between steps of this level, also by steps outside of it. */
    List<Binding.FirstOf> choices() {
        return pipeline.steps().stream()
                .flatMap(step -> Needs.of(step, guards).choices().stream())
                .filter(this::isChosenHere)
                .distinct()
                .toList();
    }

    private boolean isChosenHere(Binding.FirstOf choice) {
        var homes = new HashSet<Optional<Bundle>>();
        for (Binding.FromStep candidate : choice.candidates()) {
            if (!has(candidate.step())) {
                return false;
            }
            homes.add(bundle(candidate.step()));
        }
        return homes.size() > 1 || homes.contains(Optional.<Bundle>empty());
    }

    private StepNode step(String name) {
        return steps.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }
}
