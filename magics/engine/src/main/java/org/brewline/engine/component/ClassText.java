package org.brewline.engine.component;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.brewline.engine.artifact.SessionNames;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/** A class without its methods as text for hashing: what it is, its fields in order, and its annotations. */
final class ClassText {
    private static final List<String> NOT_CODE = List.of("Lorg/brewline/engine/", "Ljakarta/validation/");
    private static final int NOT_MEANT = Opcodes.ACC_SUPER | Opcodes.ACC_DEPRECATED;

    private ClassText() {}

    static String of(ClassNode node) {
        var text = new StringBuilder("class ")
                .append(node.name)
                .append(' ')
                .append(node.access & ~NOT_MEANT)
                .append(' ')
                .append(node.signature)
                .append(" extends ")
                .append(node.superName)
                .append(" implements ")
                .append(node.interfaces)
                .append(annotations(node.visibleAnnotations))
                .append('\n');
        node.fields.forEach(field -> text.append("field ")
                .append(field.access)
                .append(' ')
                .append(field.name)
                .append(' ')
                .append(field.desc)
                .append(' ')
                .append(field.signature)
                .append(" = ")
                .append(field.value)
                .append(annotations(field.visibleAnnotations))
                .append('\n'));
        if (node.recordComponents != null) {
            node.recordComponents.forEach(component -> text.append("component ")
                    .append(component.name)
                    .append(annotations(component.visibleAnnotations))
                    .append('\n'));
        }
        return SessionNames.normalized(text.toString());
    }

    /** Those that code may look at when it runs; defaults and ranges are config, not code. */
    static String annotations(@Nullable List<AnnotationNode> annotations) {
        var parts = new TreeSet<String>();
        if (annotations != null) {
            annotations.stream()
                    .filter(a -> NOT_CODE.stream().noneMatch(a.desc::startsWith))
                    .forEach(a -> parts.add(one(a)));
        }
        return parts.isEmpty() ? "" : " " + parts;
    }

    private static String one(AnnotationNode annotation) {
        var parts = new ArrayList<String>();
        if (annotation.values != null) {
            annotation.values.forEach(value -> parts.add(value(value)));
        }
        return "@" + annotation.desc + parts;
    }

    private static String value(Object value) {
        if (value instanceof AnnotationNode nested) {
            return one(nested);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ClassText::value).toList().toString();
        }
        return value instanceof String[] constant
                ? String.join(".", constant)
                : value.getClass().isArray()
                        ? ArrayText.of(value)
                        : value.getClass().getSimpleName() + ":" + value;
    }
}
