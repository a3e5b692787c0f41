package org.brewline.kernel.session;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts a check into every loop and method of a class, so that an interrupt ends code that never waits; also does what
 * {@link ExitChecks} do, and has stack traces printed with the places of cells.
 */
final class StopChecks {
    private static final String TOKEN = StopToken.class.getName().replace('.', '/');
    private static final String TRACES = TraceCalls.class.getName().replace('.', '/');

    private StopChecks() {}

    /** Uses all that this takes once. */
    static void load() {
        try (InputStream own = StopChecks.class.getResourceAsStream(StopChecks.class.getSimpleName() + ".class")) {
            if (own != null) {
                var unused = into(own.readAllBytes());
            }
        } catch (IOException unreadable) {
            return; // it is loaded at its first use
        }
    }

    static byte[] into(byte[] compiled) {
        var reader = new ClassReader(compiled);
        var writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    // Without the mark of preview features, so that the JVM needs no option to load the class.
                    @Override
                    public void visit(
                            int version,
                            int access,
                            String name,
                            @Nullable String signature,
                            @Nullable String superName,
                            String @Nullable [] interfaces) {
                        super.visit(version & 0xffff, access, name, signature, superName, interfaces);
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        var next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return new Checked(ExitChecks.in(next), name);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Checked extends MethodVisitor {
        private final Set<Label> seen = new HashSet<>();
        private final boolean atEntry;

        Checked(MethodVisitor next, String method) {
            super(Opcodes.ASM9, next);
            // A check at the entry of a class initializer could leave the class unusable for the session.
            atEntry = !method.equals("<clinit>");
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (atEntry) {
                check();
            }
        }

        @Override
        public void visitLabel(Label label) {
            seen.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (seen.contains(label)) {
                check();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            // super.printStackTrace() stays: it is how an exception's own printing goes on.
            if (opcode == Opcodes.INVOKEVIRTUAL
                    && name.equals("printStackTrace")
                    && descriptor.equals("()V")
                    && isException(owner)) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, TRACES, "print", "(Ljava/lang/Throwable;)V", false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        /** Whether it is one by its name alone: what a cell declares may be called anything. */
        private static boolean isException(String type) {
            return type.startsWith("java/")
                    && (type.endsWith("Exception") || type.endsWith("Error") || type.endsWith("Throwable"));
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, TOKEN, "check", "()V", false);
        }
    }
}
