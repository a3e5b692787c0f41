package org.brewline.engine.component;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.brewline.engine.artifact.SessionNames;
import org.brewline.engine.config.ProblemList;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds where a component's code reads or writes variables of the notebook: hidden state can't be repeated. */
final class NotebookVariables {
    private final String component;
    private final String place;
    private final BiFunction<String, Integer, Optional<String>> lineToPlace;
    private final ProblemList problems;
    private final Set<String> told = new LinkedHashSet<>();

    NotebookVariables(ComponentSource source, String component, ProblemList problems) {
        this.component = component;
        this.place = source.place();
        this.lineToPlace = source.lineToPlace();
        this.problems = problems;
    }

    void refuseIn(Map<UserMethod, MethodNode> methods) {
        methods.forEach(this::refuseIn);
    }

    private void refuseIn(UserMethod method, MethodNode node) {
        int line = 0;
        for (AbstractInsnNode instruction : node.instructions) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            } else if (instruction instanceof FieldInsnNode field && isVariable(field)) {
                tell(method, field, line);
            }
        }
    }

    private static boolean isVariable(FieldInsnNode field) {
        boolean isStatic = field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.PUTSTATIC;
        return isStatic && SessionNames.isWrapper(field.owner);
    }

    private void tell(UserMethod method, FieldInsnNode field, int line) {
        String where = lineToPlace.apply(method.owner().replace('/', '.'), line).orElse(place);
        boolean reads = field.getOpcode() == Opcodes.GETSTATIC;
        if (told.add(field.name + " " + where)) {
            boolean direct = method.name().equals(component) || method.name().startsWith("lambda$" + component + "$");
            problems.add(
                    "%s %s the notebook variable %s%s"
                            .formatted(
                                    component, reads ? "reads" : "writes", field.name, direct ? "" : through(method)),
                    where,
                    reads
                            ? "pass it as config or input: a run that depends on a variable can't be repeated"
                            : "return it as an output: what a step leaves in a variable is lost when the step is cached");
        }
    }

    private static String through(UserMethod method) {
        String name = method.name();
        if (name.startsWith("lambda$")) {
            name = name.substring("lambda$".length(), name.lastIndexOf('$'));
        }
        if (name.startsWith("<")) {
            String owner = method.owner();
            name = owner.substring(Math.max(owner.lastIndexOf('$'), owner.lastIndexOf('/')) + 1);
        }
        return " through " + name;
    }
}
