package org.brewline.engine.component;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The user's code that a method can come to execute. A class that only lends static methods counts by those methods
 * (and its static initializer), so that what else stands beside them does not matter; a class that is used as a type
 * counts as a whole.
 */
final class ReachedCode {
    private final UserClasses classes;
    private final Map<UserMethod, MethodNode> methods = new LinkedHashMap<>();
    private final Set<String> wholeClasses = new LinkedHashSet<>();
    private final Set<String> initialized = new LinkedHashSet<>();
    private final Deque<UserMethod> open = new ArrayDeque<>();

    private ReachedCode(UserClasses classes) {
        this.classes = classes;
    }

    static ReachedCode from(UserClasses classes, UserMethod start) {
        var reached = new ReachedCode(classes);
        reached.method(start);
        reached.run();
        return reached;
    }

    /** In the order in which they were found, which depends on the code only. */
    Map<UserMethod, MethodNode> methods() {
        return methods;
    }

    /** Internal names of the classes that count as a whole. */
    Set<String> wholeClasses() {
        return wholeClasses;
    }

    private void run() {
        while (!open.isEmpty()) {
            MethodNode node = methods.get(open.remove());
            if (node != null) {
                follow(node);
            }
        }
    }

    private void method(UserMethod method) {
        Optional<ClassNode> owner = classes.node(method.owner());
        if (owner.isEmpty() || methods.containsKey(method)) {
            return;
        }
        initializer(owner.get());
        for (MethodNode node : owner.get().methods) {
            if (node.name.equals(method.name()) && node.desc.equals(method.descriptor())) {
                methods.put(method, node);
                open.add(method);
                return;
            }
        }
        // Inherited: it belongs to a superclass or an interface.
        if (owner.get().superName != null) {
            method(new UserMethod(owner.get().superName, method.name(), method.descriptor()));
        }
        owner.get().interfaces.forEach(i -> method(new UserMethod(i, method.name(), method.descriptor())));
    }

    private void initializer(ClassNode owner) {
        if (initialized.add(owner.name)) {
            method(new UserMethod(owner.name, "<clinit>", "()V"));
        }
    }

    private void type(Type type) {
        switch (type.getSort()) {
            case Type.ARRAY -> type(type.getElementType());
            case Type.OBJECT -> whole(type.getInternalName());
            case Type.METHOD -> {
                type(type.getReturnType());
                for (Type argument : type.getArgumentTypes()) {
                    type(argument);
                }
            }
            default -> {}
        }
    }

    private void whole(String internalName) {
        if (internalName.startsWith("[")) {
            type(Type.getType(internalName));
            return;
        }
        Optional<ClassNode> node = classes.node(internalName);
        if (node.isEmpty() || !wholeClasses.add(internalName)) {
            return;
        }
        if (node.get().superName != null) {
            whole(node.get().superName);
        }
        node.get().interfaces.forEach(this::whole);
        node.get().fields.forEach(field -> type(Type.getType(field.desc)));
        // Lambdas are reached from where they are made; their numbers depend on what else is in the class.
        var own = new ArrayList<>(node.get().methods);
        own.removeIf(m -> (m.access & Opcodes.ACC_SYNTHETIC) != 0 && m.name.startsWith("lambda$"));
        own.sort(Comparator.comparing((MethodNode m) -> m.name).thenComparing(m -> m.desc));
        own.forEach(m -> method(new UserMethod(internalName, m.name, m.desc)));
    }

    private void follow(MethodNode node) {
        type(Type.getMethodType(node.desc));
        node.tryCatchBlocks.stream().filter(b -> b.type != null).forEach(b -> whole(b.type));
        node.exceptions.forEach(this::whole);
        for (AbstractInsnNode instruction : node.instructions) {
            follow(instruction);
        }
    }

    private void follow(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            call(call);
        } else if (instruction instanceof FieldInsnNode field) {
            field(field);
        } else if (instruction instanceof TypeInsnNode type) {
            whole(type.desc);
        } else if (instruction instanceof MultiANewArrayInsnNode array) {
            whole(array.desc);
        } else if (instruction instanceof LdcInsnNode constant) {
            constant(constant.cst);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            type(Type.getMethodType(dynamic.desc));
            handle(dynamic.bsm);
            List.of(dynamic.bsmArgs).forEach(this::constant);
        }
    }

    private void call(MethodInsnNode call) {
        if (call.getOpcode() != Opcodes.INVOKESTATIC) {
            whole(call.owner);
        }
        method(new UserMethod(call.owner, call.name, call.desc));
    }

    private void field(FieldInsnNode field) {
        type(Type.getType(field.desc));
        if (field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.PUTSTATIC) {
            classes.node(field.owner).ifPresent(this::initializer);
        } else {
            whole(field.owner);
        }
    }

    private void handle(Handle handle) {
        if (handle.getTag() <= Opcodes.H_PUTSTATIC) {
            whole(handle.getOwner());
            return;
        }
        if (handle.getTag() != Opcodes.H_INVOKESTATIC) {
            boolean ownLambda = handle.getName().startsWith("lambda$");
            if (!ownLambda) {
                whole(handle.getOwner());
            }
        }
        method(new UserMethod(handle.getOwner(), handle.getName(), handle.getDesc()));
    }

    private void constant(Object constant) {
        if (constant instanceof Type type) {
            type(type);
        } else if (constant instanceof Handle handle) {
            handle(handle);
        } else if (constant instanceof ConstantDynamic dynamic) {
            handle(dynamic.getBootstrapMethod());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                constant(dynamic.getBootstrapMethodArgument(i));
            }
        }
    }
}
