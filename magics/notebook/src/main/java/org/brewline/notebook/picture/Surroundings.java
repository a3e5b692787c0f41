package org.brewline.notebook.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;
import org.brewline.engine.pipeline.Edge;
import org.brewline.engine.store.StaticMetric;

/**
 * What a run tells of an artifact beside the artifact itself: who took it, how old it is, and of what it was made.
 *
 * @param jvm on which the run was executed; empty if it is not known
 * @param now from which ages count; empty where all is of one moment
 */
record Surroundings(RunPicture run, String jvm, Optional<Instant> now) {
    private static final int MOST = 12;

    /** The steps that take the artifact, without the prefix of its own group. */
    List<String> consumers(ArtifactTable.Made made) {
        var consumers = new LinkedHashSet<String>();
        for (Edge edge : run.shape().edges()) {
            boolean takes = edge.reason() == Edge.Reason.INPUT || edge.reason() == Edge.Reason.CONFIG;
            boolean all = edge.output().isEmpty();
            if (edge.from().equals(base(made.step()))
                    && takes
                    && (all || edge.output().equals(made.artifact().name()))) {
                consumers.add(edge.to());
            }
        }
        return List.copyOf(consumers);
    }

    private static String base(String step) {
        return step.endsWith("]") ? step.substring(0, step.lastIndexOf('[')) : step;
    }

    /** How long ago the run ended, or the moment of the picture was; empty where it does not matter. */
    Optional<String> age() {
        return now.map(n -> ago(Duration.between(run.at(), n)));
    }

    static String ago(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        if (minutes < 1) {
            return "just now";
        } else if (minutes < 60) {
            return minutes + " min ago";
        } else if (minutes < 48 * 60) {
            return minutes / 60 + " h ago";
        }
        return minutes / 60 / 24 + " days ago";
    }

    /** Of a model the config of its step, what it was made from with hashes, how good it is, and on which JVM. */
    Map<String, String> card(ArtifactTable.Made made) {
        var facts = new LinkedHashMap<String, String>();
        String step = made.step();
        var config = new StringJoiner(", ");
        run.config().getOrDefault(base(step), Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST)
                .forEach(e -> config.add(e.getKey() + " = " + Html.brief(e.getValue(), 60)));
        put(facts, "config", config.toString());
        var inputs = new StringJoiner(", ");
        sources(base(step)).forEach(inputs::add);
        put(facts, "made from", inputs.toString());
        var metrics = new StringJoiner(", ");
        scorers(made).forEach(metrics::add);
        put(facts, "metrics", metrics.toString());
        put(facts, "environment", jvm.isEmpty() ? "" : "Java " + jvm);
        return facts;
    }

    private static void put(Map<String, String> facts, String name, String text) {
        if (!text.isEmpty()) {
            facts.put(name, text);
        }
    }

    private List<String> sources(String step) {
        Map<String, StepPicture> steps = run.byName();
        return run.shape().edges().stream()
                .filter(e -> e.to().equals(step) && e.reason() == Edge.Reason.INPUT)
                .flatMap(e -> Optional.ofNullable(steps.get(e.from())).stream()
                        .flatMap(s -> s.artifacts().stream()
                                .filter(a -> e.output().isEmpty() || a.name().equals(e.output()))
                                .map(a -> new ArtifactTable.Made(s.name(), a))))
                .map(m -> m.name() + " (sha " + m.artifact().content().brief() + ")")
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** The scalars of the model's own step, and of those that took the model. */
    private List<String> scorers(ArtifactTable.Made made) {
        var steps = new LinkedHashSet<>(List.of(base(made.step())));
        steps.addAll(consumers(made));
        return run.steps().stream()
                .filter(s -> steps.contains(s.name()))
                .flatMap(s -> s.metrics().stream())
                .filter(StaticMetric.Scalar.class::isInstance)
                .map(StaticMetric.Scalar.class::cast)
                .map(m -> m.name() + " " + Wording.number(m.value()))
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** The artifact as it is, unless it is a model: its card then says what the run knows of it. */
    Preview preview(ArtifactTable.Made made) {
        Artifact artifact = made.artifact();
        if (artifact.preview() instanceof Preview.Card card && artifact.kind() == Kind.MODEL) {
            var facts = new LinkedHashMap<>(card.facts());
            card(made).forEach(facts::putIfAbsent);
            return new Preview.Card(card.title(), facts);
        }
        return artifact.preview();
    }
}
