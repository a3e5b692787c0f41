package org.brewline.kubeflow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.brewline.engine.pipeline.Pipeline;

/** The names that steps and scopes have as Kubeflow's tasks: lower case, digits and single dashes, each used once. */
final class TaskNames {
    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> steps = new HashMap<>();
    private final Map<Scope, String> scopes = new HashMap<>();
    private int number;

    private TaskNames() {}

    static TaskNames of(Pipeline pipeline, Scopes scopes) {
        var names = new TaskNames();
        pipeline.steps().forEach(step -> names.steps.put(step.name(), names.unique(plain(step.name()))));
        names.count(scopes.root());
        return names;
    }

    /** {@code trainSvc} becomes {@code train-svc}, {@code load_2} becomes {@code load-2}. */
    static String plain(String name) {
        String dashed = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        String plain = dashed.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "step" : plain;
    }

    private void count(Scope scope) {
        if (scope.form() == Scope.Form.PIPELINE) {
            scopes.put(scope, unique(plain(scope.name())));
        } else if (scope.form() == Scope.Form.LIST) {
            scopes.put(scope, unique("list-of-" + plain(scope.name())));
        } else if (scope.form() != Scope.Form.ROOT) {
            number++;
            scopes.put(scope, unique(prefix(scope.form()) + number));
        }
        scope.children().forEach(this::count);
    }

    private static String prefix(Scope.Form form) {
        return switch (form) {
            case BRANCHES -> "condition-branches-";
            case EXIT_HANDLER -> "exit-handler-";
            case LOOP -> "for-loop-";
            case CONDITION, PIPELINE, LIST, ROOT -> "condition-";
        };
    }

    private String unique(String name) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    String step(String step) {
        return steps.getOrDefault(step, step);
    }

    String scope(Scope scope) {
        return scopes.getOrDefault(scope, "root");
    }
}
