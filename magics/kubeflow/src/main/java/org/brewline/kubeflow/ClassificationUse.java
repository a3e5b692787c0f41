package org.brewline.kubeflow;

import java.util.Set;
import org.brewline.engine.component.Environment;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Whether code sets a confusion matrix or a ROC. Kubeflow wants outputs declared before anything runs, so it is read
 * from the byte code.
 */
final class ClassificationUse {
    private static final String METRICS = Type.getInternalName(org.brewline.engine.component.Metrics.class);
    private static final Set<String> METHODS = Set.of("confusionMatrix", "roc");

    private ClassificationUse() {}

    static boolean in(Environment environment) {
        return environment.classes().values().stream().anyMatch(ClassificationUse::in);
    }

    private static boolean in(byte[] classBytes) {
        var seen = new boolean[1];
        new ClassReader(classBytes)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String called, String type, boolean isInterface) {
                                        seen[0] |= owner.equals(METRICS) && METHODS.contains(called);
                                    }
                                };
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return seen[0];
    }
}
