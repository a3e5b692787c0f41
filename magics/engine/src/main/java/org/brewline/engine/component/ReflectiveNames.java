package org.brewline.engine.component;

import java.util.Map;
import java.util.Optional;
import org.brewline.engine.config.ProblemList;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds where a component's code asks for a class by its name. Byte code does not tell which classes that reaches, so
 * what the notebook defines would not be captured: such a name is refused, and one that is only known when the step runs
 * is warned about. Classes of libraries may be asked for as ever.
 */
final class ReflectiveNames {
    private static final int LOOK_BACK = 12;

    private final ComponentSource source;
    private final String component;
    private final ProblemList refused;
    private final ProblemList warned;

    ReflectiveNames(ComponentSource source, String component, ProblemList refused, ProblemList warned) {
        this.source = source;
        this.component = component;
        this.refused = refused;
        this.warned = warned;
    }

    void findIn(Map<UserMethod, MethodNode> methods) {
        methods.forEach(this::findIn);
    }

    private void findIn(UserMethod method, MethodNode node) {
        int line = 0;
        for (AbstractInsnNode instruction : node.instructions) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            } else if (instruction instanceof MethodInsnNode call && asksByName(call)) {
                String place = source.lineToPlace()
                        .apply(method.owner().replace('/', '.'), line)
                        .orElse(source.place());
                tell(call, nameBefore(call), place);
            }
        }
    }

    private static boolean asksByName(MethodInsnNode call) {
        return switch (call.owner) {
            case "java/lang/Class" -> call.name.equals("forName") && call.desc.startsWith("(Ljava/lang/String;");
            case "java/lang/invoke/MethodHandles$Lookup" -> call.name.equals("findClass");
            default -> call.name.equals("loadClass") && call.desc.equals("(Ljava/lang/String;)Ljava/lang/Class;");
        };
    }

    /** The constant that is the name; empty if it is computed. */
    private static Optional<String> nameBefore(MethodInsnNode call) {
        @Nullable AbstractInsnNode at = call.getPrevious();
        for (int i = 0; i < LOOK_BACK && at != null; i++) {
            if (at instanceof LdcInsnNode constant && constant.cst instanceof String name) {
                return Optional.of(name);
            }
            if (at instanceof LineNumberNode) {
                return Optional.empty();
            }
            at = at.getPrevious();
        }
        return Optional.empty();
    }

    private void tell(MethodInsnNode call, Optional<String> name, String place) {
        String what = call.owner.substring(Math.max(call.owner.lastIndexOf('/'), call.owner.lastIndexOf('$')) + 1) + "."
                + call.name;
        if (name.isEmpty()) {
            warned.add(
                    "%s asks for a class whose name is not known before it runs (%s)".formatted(component, what),
                    place,
                    "what the notebook defines is not found by that where the step runs elsewhere; write the class itself");
        } else if (isNotebooks(name.get())) {
            refused.add(
                    "%s asks for the notebook's class \"%s\" by name (%s)".formatted(component, name.get(), what),
                    place,
                    "write %s.class, so that it is captured with the component"
                            .formatted(name.get().substring(name.get().lastIndexOf('$') + 1)));
        }
    }

    /** A notebook's classes have no package of their own; arrays begin with a bracket. */
    private boolean isNotebooks(String name) {
        return source.classes().bytes(name).isPresent() || !(name.contains(".") || name.startsWith("["));
    }
}
