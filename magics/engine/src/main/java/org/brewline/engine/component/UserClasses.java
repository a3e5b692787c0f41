package org.brewline.engine.component;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;

/** The user's classes as trees of byte code, each read once. */
final class UserClasses {
    private final ClassBytes source;
    private final Map<String, Optional<byte[]>> bytes = new HashMap<>();
    private final Map<String, ClassNode> nodes = new HashMap<>();

    UserClasses(ClassBytes source) {
        this.source = source;
    }

    /** The class of an internal name, if it is the user's. */
    Optional<ClassNode> node(String internalName) {
        ClassNode known = nodes.get(internalName);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ClassNode> read = bytes(internalName).map(content -> {
            var node = new ClassNode();
            new ClassReader(content).accept(node, ClassReader.SKIP_FRAMES);
            return node;
        });
        read.ifPresent(node -> nodes.put(internalName, node));
        return read;
    }

    boolean isUsers(String internalName) {
        return bytes(internalName).isPresent();
    }

    /** Binary name to bytes of the class and of all of the user's that it names, and so on; itself first. */
    Map<String, byte[]> closure(String internalName) {
        var found = new LinkedHashMap<String, byte[]>();
        var open = new java.util.ArrayDeque<>(List.of(internalName));
        while (!open.isEmpty()) {
            String name = open.remove();
            Optional<byte[]> content = bytes(name);
            if (content.isPresent() && found.putIfAbsent(name.replace('/', '.'), content.get()) == null) {
                open.addAll(namesIn(content.get()));
            }
        }
        return found;
    }

    private Optional<byte[]> bytes(String internalName) {
        return bytes.computeIfAbsent(internalName, name -> source.bytes(name.replace('/', '.')));
    }

    private static Set<String> namesIn(byte[] content) {
        var names = new LinkedHashSet<String>();
        var collector = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                names.add(internalName);
                return internalName;
            }
        };
        var reader = new ClassReader(content);
        // Methods' bodies are only visited if somebody takes them.
        reader.accept(new ClassRemapper(new ClassNode(), collector), ClassReader.SKIP_FRAMES);
        return names;
    }
}
