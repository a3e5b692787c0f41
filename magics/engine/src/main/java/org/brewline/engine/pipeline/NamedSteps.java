package org.brewline.engine.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.config.ProblemList;

/** The steps of a traced body under their final names, with their components. */
final class NamedSteps {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]+");

    private final Map<String, TracedStep> byToken = new LinkedHashMap<>();
    private final Map<String, String> parts = new HashMap<>();
    private final Map<String, ComponentSpec> specs = new HashMap<>();
    private final Map<String, List<TracedStep>> bodies = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final ProblemList problems;

    NamedSteps(ProblemList problems) {
        this.problems = problems;
    }

    /** Takes the steps in; refuses unknown components and names that can't be. */
    static NamedSteps of(
            Trace trace,
            Function<String, Optional<ComponentSpec>> components,
            Collection<String> known,
            Set<String> params,
            ProblemList problems) {
        var named = new NamedSteps(problems);
        named.checkParts(trace);
        Map<String, TracedStep> first = new HashMap<>();
        for (TracedStep step : trace.steps()) {
            named.byToken.put(step.token, step);
            step.fanOut.ifPresent(f -> named.bodies
                    .computeIfAbsent(f.token, token -> new ArrayList<>())
                    .add(step));
            step.spec
                    .or(() -> components.apply(step.component))
                    .ifPresentOrElse(spec -> named.specs.put(step.token, spec), () -> named.unknown(step, known));
            named.checkName(step, params, first);
        }
        return named;
    }

    /** The step of a token; a problem if the token is of another pipeline. */
    Optional<TracedStep> step(String token, TracedStep user) {
        TracedStep step = byToken.get(token);
        if (step == null && parts.containsKey(token)) {
            problems.add(
                    "%s takes the output of %s, which gives nothing".formatted(user.name(), parts.get(token)),
                    user.place,
                    "let the body of that pipeline end with return and an output of one of its steps");
        } else if (step == null) {
            problems.add(
                    "%s takes what a step of another pipeline gives".formatted(user.name()),
                    user.place,
                    "call the component in this pipeline too");
        }
        return Optional.ofNullable(step);
    }

    /** The step of a token, if it is of this pipeline. */
    Optional<TracedStep> known(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    /** The component of a step; empty if it is unknown, which was told. */
    Optional<ComponentSpec> spec(TracedStep step) {
        return Optional.ofNullable(specs.get(step.token));
    }

    /** The name of a token's step; the token itself if it has none here. */
    String name(String token) {
        TracedStep step = byToken.get(token);
        return step == null ? token : step.name();
    }

    /** The name of a fan-out: that of its first step; the token itself if it has none here. */
    String fanOutName(String token) {
        return body(token).stream().findFirst().map(TracedStep::name).orElse(token);
    }

    Optional<TracedFanOut> fanOut(String token) {
        return body(token).stream().findFirst().flatMap(step -> step.fanOut);
    }

    /** The steps of a fan-out, in the order of the body. */
    List<TracedStep> body(String fanOut) {
        return bodies.getOrDefault(fanOut, List.of());
    }

    Collection<TracedStep> steps() {
        return byToken.values();
    }

    private void unknown(TracedStep step, Collection<String> known) {
        problems.add(
                "no component is called " + step.component,
                step.place,
                NearestName.advice(
                        step.component,
                        known,
                        known.isEmpty() ? "define it first" : "there are " + String.join(", ", known)));
    }

    /** Pipelines in the pipeline have names like steps: each once, and none that its config has. */
    private void checkParts(Trace trace) {
        var first = new HashMap<String, TracedPart>();
        for (TracedPart part : trace.parts()) {
            String own = part.givenName.orElse(part.pipeline);
            if (!NAME.matcher(own).matches()) {
                problems.add(
                        "a pipeline in a pipeline can't be called \"" + own + "\"",
                        part.place,
                        "name it with letters, digits, - and _: .named(\"" + suggestion(own) + "\")");
            }
            parts.put(part.token, part.path());
            names.add(part.path());
            if (first.putIfAbsent(part.path(), part) != null) {
                problems.add(
                        "two pipelines in it are called " + part.path(),
                        part.place,
                        "name this one: .named(\"" + free(own) + "\")");
            }
        }
        trace.steps().stream()
                .filter(step -> first.containsKey(step.name()))
                .forEach(step -> problems.add(
                        "a step and a pipeline in it are both called " + step.name(),
                        step.place,
                        "name the step: .named(\"" + step.ownName() + "-step\")"));
    }

    private void checkName(TracedStep step, Set<String> params, Map<String, TracedStep> first) {
        String name = step.name();
        if (!NAME.matcher(step.ownName()).matches()) {
            problems.add(
                    "a step can't be called \"" + name + "\"",
                    step.place,
                    "name it with letters, digits, - and _: .named(\"" + suggestion(name) + "\")");
        }
        if (params.contains(name)) {
            problems.add(
                    "the step " + name + " is called like the pipeline's config " + name,
                    step.place,
                    "give it another name: .named(\"" + name + "-step\")");
        }
        TracedStep other = first.putIfAbsent(name, step);
        boolean twinParts = step.part.isPresent() && other != null && !other.part.equals(step.part);
        if (other != null && !twinParts) {
            problems.add(
                    "two steps are called " + name + (other.place.isEmpty() ? "" : ", the first in " + other.place),
                    step.place,
                    "name this one: .named(\"" + free(name) + "\")");
        }
        names.add(name);
    }

    private static String suggestion(String name) {
        String clean = name.replaceAll("[^\\p{L}\\p{N}_-]+", "-");
        return clean.isEmpty() || clean.equals("-") ? "step" : clean;
    }

    private String free(String name) {
        int number = 2;
        while (names.contains(name + "-" + number)) {
            number++;
        }
        names.add(name + "-" + number);
        return name + "-" + number;
    }
}
