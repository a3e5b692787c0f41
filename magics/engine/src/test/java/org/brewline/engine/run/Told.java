package org.brewline.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What events say in the end, step by step: the fold that live and replayed events must agree in. */
record Told(List<RunEvent> ofRun, Map<String, OfStep> steps) {
    /** Everything told of one step, with what came in pieces put together. */
    static final class OfStep {
        private final List<RunEvent> turns = new ArrayList<>();
        private final StringBuilder log = new StringBuilder();
        private final Map<String, List<String>> points = new TreeMap<>();
        private final Map<String, String> metrics = new TreeMap<>();
        private String progress = "";

        @Override
        public String toString() {
            return turns + "\n" + log + "\n" + points + "\n" + metrics + "\n" + progress + "\n";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfStep && toString().equals(other.toString());
        }

        @Override
        public int hashCode() {
            return toString().hashCode();
        }
    }

    static Told of(List<RunEvent> events) {
        var told = new Told(new ArrayList<>(), new TreeMap<>());
        for (RunEvent event : List.copyOf(events)) {
            told.add(event);
        }
        return told;
    }

    private OfStep step(String name) {
        return steps.computeIfAbsent(name, n -> new OfStep());
    }

    private void add(RunEvent event) {
        if (event instanceof RunEvent.StepLogged e) {
            step(e.step()).log.append(e.text());
        } else if (event instanceof RunEvent.MetricsLogged e) {
            e.points()
                    .forEach(p -> step(e.step())
                            .points
                            .computeIfAbsent(p.name(), n -> new ArrayList<>())
                            .add(p.toString()));
        } else if (event instanceof RunEvent.MetricSet e) {
            step(e.step()).metrics.put(e.metric().name(), e.metric().toString());
        } else if (event instanceof RunEvent.StepProgressed e) {
            step(e.step()).progress = e.done() + "/" + e.total() + e.message();
        } else if (event instanceof RunEvent.StepStarted e) {
            step(e.step()).turns.add(e);
        } else if (event instanceof RunEvent.StepRetried e) {
            step(e.step()).turns.add(e);
        } else if (event instanceof RunEvent.StepFinished e) {
            step(e.step()).turns.add(e);
        } else if (event instanceof RunEvent.StepFailed e) {
            step(e.step()).turns.add(e);
        } else if (event instanceof RunEvent.StepSkipped e) {
            step(e.step()).turns.add(e);
        } else if (event instanceof RunEvent.StepCancelled e) {
            step(e.step()).turns.add(e);
        } else {
            ofRun.add(event);
        }
    }
}
