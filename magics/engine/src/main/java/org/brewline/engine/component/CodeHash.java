package org.brewline.engine.component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.tree.ClassNode;

/** The hash of the code that a component can come to execute, with what people don't mean by code left out. */
final class CodeHash {
    /** Part of the hash, so that a change of the form changes every hash. */
    private static final String FORM = "brewline-code-1";

    private CodeHash() {}

    static String of(ReachedCode code, UserClasses classes, UserMethod start) {
        var names = new LambdaNames(code.methods());
        Set<String> parts = new TreeSet<>();
        for (String whole : code.wholeClasses()) {
            ClassNode node = classes.node(whole).orElseThrow();
            parts.add(ClassText.of(node));
        }
        code.methods().forEach((method, node) -> parts.add(MethodText.of(method, node, names)));
        MessageDigest digest = sha256();
        digest.update((FORM + "\n" + names.of(start) + "\n").getBytes(StandardCharsets.UTF_8));
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
