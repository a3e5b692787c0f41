package org.brewline.kubeflow;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Classes of a few bytes that do not depend on the compiler. */
final class TinyClass {
    private TinyClass() {}

    static byte[] named(String internalName, boolean confused) {
        var writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, internalName, null, "java/lang/Object", null);
        if (confused) {
            var method = writer.visitMethod(Opcodes.ACC_STATIC, "draw", "()V", null, null);
            method.visitCode();
            method.visitInsn(Opcodes.ACONST_NULL);
            method.visitInsn(Opcodes.ACONST_NULL);
            method.visitInsn(Opcodes.ACONST_NULL);
            method.visitMethodInsn(
                    Opcodes.INVOKEINTERFACE,
                    "org/brewline/engine/component/Metrics",
                    "confusionMatrix",
                    "(Ljava/util/List;[[J)V",
                    true);
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(3, 0);
            method.visitEnd();
        }
        writer.visitEnd();
        return writer.toByteArray();
    }
}
