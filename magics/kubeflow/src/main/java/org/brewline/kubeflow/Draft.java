package org.brewline.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A DAG while it is wired: what goes in, what comes out, and its tasks. */
final class Draft {
    final SortedMap<String, PortType> inputs = new TreeMap<>();
    final SortedMap<String, Output> outputs = new TreeMap<>();
    final SortedMap<String, Task> tasks = new TreeMap<>();
    private final Map<Channel.OneOf, String> choices = new LinkedHashMap<>();

    Task task(String name) {
        return tasks.computeIfAbsent(name, n -> new Task());
    }

    /** The output that stands for whichever candidate ran. */
    String choice(Channel.OneOf oneOf) {
        return choices.computeIfAbsent(oneOf, c -> "oneof-" + (choices.size() + 1));
    }

    /** A task's inputs and the tasks before it. */
    static final class Task {
        final SortedMap<String, Wire> inputs = new TreeMap<>();
        final SortedSet<String> after = new TreeSet<>();
        Optional<String> trigger = Optional.empty();
        /** Whether it runs however those before it end. */
        boolean always;

        Optional<Iteration> iteration = Optional.empty();
    }

    /**
     * How a task is repeated.
     *
     * @param item the input of its DAG that is one item
     * @param list the input of the task that is the list; empty if the items stand in the file
     * @param raw the items, if they stand in the file
     * @param artifacts whether the items are artifacts
     * @param parallel how many may run at once; 0 for as many as there is room for
     */
    record Iteration(String item, String list, Optional<JsonNode> raw, boolean artifacts, int parallel) {}

    /** An output of a DAG, fed by one of its tasks or by whichever of several ran. */
    static final class Output {
        final PortType type;
        final List<Source.OfTask> sources = new ArrayList<>();
        final boolean oneOf;

        Output(PortType type, boolean oneOf) {
            this.type = type;
            this.oneOf = oneOf;
        }
    }

    /** What a task's input gets, and as what. */
    record Wire(PortType type, Source source) {}

    /** Where a value comes from, inside one DAG. */
    sealed interface Source {
        /** An input of the DAG. */
        record OfDag(String input) implements Source {}

        /** A component of the record that an input of the DAG is. */
        record FieldOf(String input, String field) implements Source {}

        /** An output of a task in the DAG. */
        record OfTask(String task, String output) implements Source {}

        /** How a task of the DAG ended. */
        record StatusOf(String task) implements Source {}

        /** A value that stands in the file. */
        record Constant(JsonNode value) implements Source {}
    }
}
