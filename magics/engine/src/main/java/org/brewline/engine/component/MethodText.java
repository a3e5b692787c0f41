package org.brewline.engine.component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.brewline.engine.artifact.SessionNames;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A method's byte code as text for hashing, without line numbers, names of local variables and invented names. */
final class MethodText {
    private final LambdaNames names;
    private final StringBuilder text = new StringBuilder();
    private final Map<LabelNode, Integer> labels = new HashMap<>();

    private MethodText(LambdaNames names) {
        this.names = names;
    }

    static String of(UserMethod method, MethodNode node, LambdaNames names) {
        var made = new MethodText(names);
        made.write(method, node);
        return SessionNames.normalized(made.text.toString());
    }

    private void write(UserMethod method, MethodNode node) {
        line("method", node.access & ~Opcodes.ACC_DEPRECATED, names.of(method), node.signature, node.exceptions);
        text.append(ClassText.annotations(node.visibleAnnotations)).append('\n');
        if (node.annotationDefault != null) {
            line("default", node.annotationDefault);
        }
        number(node);
        for (TryCatchBlockNode block : node.tryCatchBlocks) {
            line("try", label(block.start), label(block.end), label(block.handler), block.type);
        }
        for (AbstractInsnNode instruction : node.instructions) {
            write(instruction);
        }
    }

    private void write(AbstractInsnNode i) {
        if (i instanceof LineNumberNode) {
            return;
        }
        if (i instanceof LabelNode at) {
            if (labels.containsKey(at)) {
                line("label", label(at));
            }
            return;
        }
        text.append(i.getOpcode()).append(' ');
        if (i instanceof MethodInsnNode call) {
            line(names.of(new UserMethod(call.owner, call.name, call.desc)), call.itf);
        } else if (i instanceof FieldInsnNode field) {
            line(field.owner, field.name, field.desc);
        } else if (i instanceof InvokeDynamicInsnNode dynamic) {
            line(dynamic.name, dynamic.desc, names.of(dynamic.bsm));
            List.of(dynamic.bsmArgs).forEach(this::constant);
        } else if (i instanceof LdcInsnNode ldc) {
            constant(ldc.cst);
        } else if (i instanceof TypeInsnNode type) {
            line(type.desc);
        } else if (i instanceof JumpInsnNode jump) {
            line(label(jump.label));
        } else {
            operands(i);
        }
    }

    private void operands(AbstractInsnNode i) {
        if (i instanceof VarInsnNode variable) {
            line(variable.var);
        } else if (i instanceof IntInsnNode number) {
            line(number.operand);
        } else if (i instanceof IincInsnNode increment) {
            line(increment.var, increment.incr);
        } else if (i instanceof TableSwitchInsnNode table) {
            line(
                    table.min,
                    table.max,
                    label(table.dflt),
                    table.labels.stream().map(this::label).toList());
        } else if (i instanceof LookupSwitchInsnNode lookup) {
            line(
                    lookup.keys,
                    label(lookup.dflt),
                    lookup.labels.stream().map(this::label).toList());
        } else if (i instanceof MultiANewArrayInsnNode array) {
            line(array.desc, array.dims);
        } else {
            text.append('\n');
        }
    }

    private void constant(Object constant) {
        if (constant instanceof Handle handle) {
            line("handle", names.of(handle));
        } else if (constant instanceof ConstantDynamic dynamic) {
            line("dynamic", dynamic.getName(), dynamic.getDescriptor(), names.of(dynamic.getBootstrapMethod()));
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                constant(dynamic.getBootstrapMethodArgument(i));
            }
        } else if (constant instanceof Type type) {
            line("type", type.getDescriptor());
        } else {
            String value = String.valueOf(constant);
            line(constant.getClass().getSimpleName(), value.length(), value);
        }
    }

    /** Numbers the labels that something jumps to; the others only carry line numbers. */
    private void number(MethodNode node) {
        for (TryCatchBlockNode block : node.tryCatchBlocks) {
            List.of(block.start, block.end, block.handler).forEach(this::label);
        }
        for (AbstractInsnNode i : node.instructions) {
            if (i instanceof JumpInsnNode jump) {
                label(jump.label);
            } else if (i instanceof TableSwitchInsnNode table) {
                label(table.dflt);
                table.labels.forEach(this::label);
            } else if (i instanceof LookupSwitchInsnNode lookup) {
                label(lookup.dflt);
                lookup.labels.forEach(this::label);
            }
        }
    }

    private int label(LabelNode label) {
        return labels.computeIfAbsent(label, l -> labels.size());
    }

    private void line(Object... parts) {
        for (Object part : parts) {
            text.append(part).append(' ');
        }
        text.append('\n');
    }
}
