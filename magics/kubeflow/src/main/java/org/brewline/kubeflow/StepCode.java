package org.brewline.kubeflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Environment;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.step.ComponentJar;

/**
 * A step's code as its container needs it: that of its component, and that of the steps which its artifacts come from.
 * A component that takes an interface does not name the class that another one makes of it, and can't read its artifact
 * without it.
 */
public final class StepCode {
    private StepCode() {}

    /** The jar that the step's container runs. */
    public static ComponentJar of(Pipeline pipeline, StepNode step) {
        ComponentSpec own = step.component();
        var before = before(pipeline, step);
        if (before.isEmpty()) {
            return ComponentJar.of(own);
        }
        var classes = new LinkedHashMap<>(own.environment().classes());
        var dependencies = new TreeMap<>(own.environment().dependencies());
        var hashes = new StringBuilder(own.environment().codeHash());
        for (Environment each : before) {
            each.classes().forEach(classes::putIfAbsent);
            each.dependencies().forEach(dependencies::putIfAbsent);
            hashes.append('\n').append(each.codeHash());
        }
        var all = new Environment(
                own.environment().source(),
                own.environment().imports(),
                classes,
                dependencies,
                classes.size() == own.environment().classes().size()
                        ? own.environment().codeHash()
                        : sha256(hashes.toString()));
        return ComponentJar.of(new ComponentSpec(
                own.signature(),
                own.method(),
                all,
                own.place(),
                own.retry(),
                own.timeout(),
                own.cache(),
                own.resources(),
                own.isolation()));
    }

    /** The environments of the steps whose artifacts reach the step, also by way of others. */
    private static Set<Environment> before(Pipeline pipeline, StepNode step) {
        var found = new LinkedHashSet<Environment>();
        var seen = new LinkedHashSet<String>();
        var open = new ArrayDeque<StepNode>();
        open.add(step);
        while (!open.isEmpty()) {
            StepNode reader = open.remove();
            for (Parameter input : reader.component().signature().inputs()) {
                var binding = reader.bindings().get(input.name());
                if (binding != null && ParameterKind.ofOutput(input.type()).isEmpty()) {
                    for (Binding.FromStep from : sources(pipeline, binding)) {
                        if (seen.add(from.step())) {
                            StepNode maker = pipeline.step(from.step()).orElseThrow();
                            found.add(maker.component().environment());
                            open.add(maker);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<Binding.FromStep> sources(Pipeline pipeline, Binding binding) {
        return binding instanceof Binding.Item item
                ? Conjuncts.sources(pipeline.fanOut(item.fanOut()).orElseThrow().items())
                : Conjuncts.sources(binding);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
