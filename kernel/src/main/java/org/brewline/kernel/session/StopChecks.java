package org.brewline.kernel.session;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Puts a check into every loop and method of a class, so that an interrupt ends code that never waits. */
final class StopChecks {
    private static final String OWNER = StopToken.class.getName().replace('.', '/');

    private StopChecks() {}

    static byte[] into(byte[] compiled) {
        var reader = new ClassReader(compiled);
        var writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] ex) {
                        var method = super.visitMethod(access, name, descriptor, signature, ex);
                        return name.equals("<clinit>") ? method : new Checked(method);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Checked extends MethodVisitor {
        private final Set<Label> seen = new HashSet<>();

        Checked(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
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

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "check", "()V", false);
        }
    }
}
