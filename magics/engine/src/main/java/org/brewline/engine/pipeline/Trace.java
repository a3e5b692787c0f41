package org.brewline.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.brewline.engine.config.ProblemList;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a pipeline did while it was traced. Steps are known by tokens here: a step's name is settled only
 * when the body has ended, because {@code named(…)} may come after its outputs were handed on.
 */
final class Trace {
    private static final AtomicLong LAST_TOKEN = new AtomicLong();

    private final Function<StackTraceElement, Optional<String>> locate;
    private final String pipelinePlace;
    private final String pipeline;
    private final Function<String, Optional<PipelinePart>> pipelines;
    private final List<TracedStep> steps = new ArrayList<>();
    private final List<PipelineParam> params = new ArrayList<>();
    private final ProblemList problems = new ProblemList();
    private Optional<Condition> context = Optional.empty();
    private final List<TracedPart> parts = new ArrayList<>();
    private Optional<TracedPart> part = Optional.empty();
    private boolean atExit;
    private Optional<TracedFanOut> fanOut = Optional.empty();

    /**
     * @param pipeline the name of the pipeline whose body is traced
     * @param pipelines those that it may contain
     */
    Trace(
            Function<StackTraceElement, Optional<String>> locate,
            String pipelinePlace,
            String pipeline,
            Function<String, Optional<PipelinePart>> pipelines) {
        this.pipeline = pipeline;
        this.pipelines = pipelines;
        this.locate = locate;
        this.pipelinePlace = pipelinePlace;
    }

    /** A token that no step's name can be, different for each step of this JVM. */
    static String newToken() {
        return "#" + LAST_TOKEN.incrementAndGet();
    }

    void add(TracedStep step) {
        step.condition = context;
        step.fanOut = fanOut;
        step.atExit = atExit;
        step.part = part;
        steps.add(step);
    }

    void declare(PipelineParam param) {
        params.add(param);
    }

    /** Runs a branch of the body whose steps have the condition beside that of the branch it is in. */
    <R extends @Nullable Object> R within(Optional<Condition> outer, Condition condition, Supplier<R> branch) {
        Optional<Condition> before = context;
        context = Optional.of(outer.map(o -> o.and(condition)).orElse(condition));
        try {
            return branch.get();
        } finally {
            context = before;
        }
    }

    /** Runs the body of a fan-out, whose steps are for one item each. */
    <R> R forEach(TracedFanOut of, Supplier<R> body) {
        if (atExit) {
            problem("a mapEach in onExit", "map the list before, and take what it gave as Optional<List<…>>");
        }
        if (fanOut.isPresent()) {
            problem("a mapEach inside of a mapEach", "let a step make one list of all, and map that");
        }
        Optional<TracedFanOut> before = fanOut;
        fanOut = Optional.of(of);
        try {
            return body.get();
        } finally {
            fanOut = before;
        }
    }

    /** Traces a pipeline into this one. */
    TracedPart part(String name) {
        PipelinePart of =
                pipelines.apply(name).orElseThrow(() -> new IllegalArgumentException("no pipeline is called " + name));
        PipelineBody body = of.body().get();
        var traced = new TracedPart(body.token(), of, part, place());
        if (pipeline.equals(name) || part.map(p -> p.isWithin(name)).orElse(false)) {
            problem(
                    "%s contains itself: %s → %s".formatted(name, pipeline, traced.chain()),
                    "a pipeline can't; use a loop of Java, or mapEach");
            return traced;
        }
        Optional<TracedPart> before = part;
        part = Optional.of(traced);
        parts.add(traced);
        try {
            body.traceInto(this);
            traced.result = body.result();
        } finally {
            part = before;
        }
        return traced;
    }

    List<TracedPart> parts() {
        return parts;
    }

    /** The steps in a part, also in parts of it. */
    List<TracedStep> stepsOf(TracedPart of) {
        return steps.stream()
                .filter(step -> {
                    Optional<TracedPart> in = step.part;
                    while (in.isPresent() && in.get() != of) {
                        in = in.get().outer;
                    }
                    return in.isPresent();
                })
                .toList();
    }

    /** Runs the part of a body whose steps come at the end of the run. */
    void atExit(Runnable steps) {
        if (context.isPresent() || fanOut.isPresent() || atExit) {
            problem("an onExit inside of something else", "write it in the body itself: it always runs");
        }
        int before = this.steps.size();
        atExit = true;
        try {
            steps.run();
        } finally {
            atExit = false;
        }
        if (this.steps.size() == before) {
            problem("onExit makes no step", "call a component in it, as in onExit(() -> tell())");
        }
    }

    Optional<Condition> context() {
        return context;
    }

    /** The line of the body that is being traced. */
    String place() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::toStackTraceElement)
                        .map(locate)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(pipelinePlace));
    }

    void problem(String what, String instead) {
        problems.add(what, place(), instead);
    }

    List<TracedStep> steps() {
        return steps;
    }

    List<PipelineParam> params() {
        return params;
    }

    ProblemList problems() {
        return problems;
    }
}
