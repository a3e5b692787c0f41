package org.brewline.kernel.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Turns calls that would end the JVM, also through {@code System::exit}, into calls that end the cell. */
final class ExitChecks {
    private static final String EXITS = ExitCalls.class.getName().replace('.', '/');
    private static final String OF_SYSTEM = "(I)V";
    private static final String OF_RUNTIME = "(Ljava/lang/Runtime;I)V";
    private static final byte[][] NAMES = {name("exit"), name("halt")};
    private static final byte[][] OWNERS = {name("java/lang/System"), name("java/lang/Runtime")};

    private ExitChecks() {}

    /** Whether the class has the names of such a call among its constants; most classes have not. */
    static boolean mayExit(byte[] compiled) {
        return containsAny(compiled, NAMES) && containsAny(compiled, OWNERS);
    }

    /** The class with its calls changed. */
    static byte[] into(byte[] compiled) {
        var reader = new ClassReader(compiled);
        var writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return in(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Changes the calls of one method. */
    static MethodVisitor in(MethodVisitor next) {
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                if (ends(owner, name, descriptor)) {
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, EXITS, "exit", exit(owner), false);
                } else {
                    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                }
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle maker, Object... arguments) {
                Object[] changed = arguments.clone();
                for (int i = 0; i < changed.length; i++) {
                    if (changed[i] instanceof Handle call && ends(call.getOwner(), call.getName(), call.getDesc())) {
                        changed[i] = new Handle(Opcodes.H_INVOKESTATIC, EXITS, "exit", exit(call.getOwner()), false);
                    }
                }
                super.visitInvokeDynamicInsn(name, descriptor, maker, changed);
            }
        };
    }

    private static boolean ends(String owner, String name, String descriptor) {
        return (name.equals("exit") || name.equals("halt"))
                && (owner.equals("java/lang/System") || owner.equals("java/lang/Runtime"))
                && descriptor.equals("(I)V");
    }

    private static String exit(String owner) {
        return owner.equals("java/lang/System") ? OF_SYSTEM : OF_RUNTIME;
    }

    /** A name as a class file has it: a tag, its length, its characters. */
    private static byte[] name(String text) {
        byte[] characters = text.getBytes(StandardCharsets.UTF_8);
        byte[] constant = new byte[characters.length + 3];
        constant[0] = 1;
        constant[2] = (byte) characters.length;
        System.arraycopy(characters, 0, constant, 3, characters.length);
        return constant;
    }

    private static boolean containsAny(byte[] in, byte[]... searched) {
        for (byte[] one : searched) {
            for (int at = 0; at + one.length <= in.length; at++) {
                if (in[at] == one[0] && Arrays.equals(in, at, at + one.length, one, 0, one.length)) {
                    return true;
                }
            }
        }
        return false;
    }
}
