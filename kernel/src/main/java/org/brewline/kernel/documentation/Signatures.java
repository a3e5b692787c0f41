package org.brewline.kernel.documentation;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Signature lines of declarations, from their syntax. */
final class Signatures {
    private Signatures() {}

    static String of(ClassTree type) {
        String kind = switch (type.getKind()) {
            case INTERFACE -> "interface ";
            case ENUM -> "enum ";
            case RECORD -> "record ";
            case ANNOTATION_TYPE -> "@interface ";
            default -> "class ";
        };
        String components = type.getKind() == Tree.Kind.RECORD
                ? type.getMembers().stream()
                        .filter(member -> member instanceof VariableTree field
                                && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                        .map(member -> ((VariableTree) member).getType() + " " + ((VariableTree) member).getName())
                        .collect(Collectors.joining(", ", "(", ")"))
                : "";
        String parents = type.getExtendsClause() == null ? "" : " extends " + type.getExtendsClause();
        String interfaces = joined(
                type.getKind() == Tree.Kind.INTERFACE ? " extends " : " implements ", type.getImplementsClause(), "");
        return flags(type.getModifiers())
                + kind
                + type.getSimpleName()
                + joined("<", type.getTypeParameters(), ">")
                + components
                + parents
                + interfaces;
    }

    static String of(MethodTree method, String owner) {
        Tree returned = method.getReturnType();
        String name = returned == null ? owner : returned + " " + method.getName();
        String parameters = method.getParameters().stream()
                .map(p -> p.toString().replaceAll("/\\*.*?\\*/", "").strip())
                .collect(Collectors.joining(", ", "(", ")"));
        return flags(method.getModifiers())
                + joined("<", method.getTypeParameters(), "> ")
                + name
                + parameters
                + joined(" throws ", method.getThrows(), "");
    }

    static String of(VariableTree field) {
        boolean constant = field.getModifiers().getFlags().contains(Modifier.FINAL)
                && field.getInitializer() != null
                && field.getInitializer().toString().length() <= 60;
        String type = field.getType() == null ? "var" : field.getType().toString();
        return flags(field.getModifiers()) + type + " " + field.getName()
                + (constant ? " = " + field.getInitializer() : "");
    }

    /** The last part of a dotted or binary name. */
    static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    private static String flags(ModifiersTree modifiers) {
        return modifiers.getFlags().stream().map(flag -> flag + " ").collect(Collectors.joining());
    }

    private static String joined(String before, List<? extends Tree> trees, String after) {
        return trees.isEmpty()
                ? ""
                : trees.stream().map(Tree::toString).collect(Collectors.joining(", ", before, after));
    }
}
