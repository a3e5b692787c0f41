package org.brewline.kernel.documentation;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.kernel.documentation.DocumentedElement.Declaration;

/** Every class, method and field declared in one source text, as plain strings: no syntax tree is kept. */
final class SourceElements extends TreePathScanner<Void, Void> {

    private final JavaParse parse;
    private final List<DocumentedElement> found = new ArrayList<>();
    private final Deque<String> types = new ArrayDeque<>();
    private final Deque<Map<String, String>> typeVariables = new ArrayDeque<>();

    private SourceElements(JavaParse parse) {
        this.parse = parse;
    }

    static List<DocumentedElement> of(String source) {
        return JavaParse.of(source)
                .map(parse -> {
                    SourceElements scanner = new SourceElements(parse);
                    scanner.scan(parse.unit(), null);
                    return List.copyOf(scanner.found);
                })
                .orElse(List.of());
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        String outer = types.isEmpty() ? "" : types.peek() + ".";
        types.push(outer + type.getSimpleName());
        typeVariables.push(variables(type.getTypeParameters()));
        add("", List.of(), Signatures.of(type));
        scan(type.getMembers(), null);
        typeVariables.pop();
        types.pop();
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        typeVariables.push(variables(method.getTypeParameters()));
        List<String> parameters =
                method.getParameters().stream().map(p -> erased(p.getType())).toList();
        String owner = types.isEmpty() ? "" : types.peek();
        add(method.getName().toString(), parameters, Signatures.of(method, Signatures.simple(owner)));
        typeVariables.pop();
        return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void unused) {
        add(field.getName().toString(), List.of(), Signatures.of(field));
        return null;
    }

    private void add(String name, List<String> parameters, String signature) {
        String comment = parse.docs().getDocComment(getCurrentPath());
        DocText text = comment == null ? DocText.NONE : new DocText(comment, isMarkdown());
        String owner = types.isEmpty() ? "" : types.peek();
        found.add(new DocumentedElement(new Declaration(owner, name, parameters, signature), text, Optional.empty()));
    }

    /** By the name of the kind: the constant is there from 23 on only. */
    private boolean isMarkdown() {
        DocCommentTree tree = parse.docs().getDocCommentTree(getCurrentPath());
        return tree != null
                && tree.getFullBody().stream()
                        .anyMatch(part -> part.getKind().name().equals("MARKDOWN"));
    }

    private Map<String, String> variables(List<? extends TypeParameterTree> parameters) {
        Map<String, String> bounds = new HashMap<>();
        for (TypeParameterTree parameter : parameters) {
            bounds.put(
                    parameter.getName().toString(),
                    parameter.getBounds().isEmpty()
                            ? "Object"
                            : erased(parameter.getBounds().get(0)));
        }
        return bounds;
    }

    private String erased(Tree type) {
        if (type instanceof ArrayTypeTree array) {
            return erased(array.getType()) + "[]";
        }
        if (type instanceof ParameterizedTypeTree parameterized) {
            return erased(parameterized.getType());
        }
        if (type instanceof AnnotatedTypeTree annotated) {
            return erased(annotated.getUnderlyingType());
        }
        String name = Signatures.simple(type.toString());
        for (Map<String, String> scope : typeVariables) {
            String bound = scope.get(name);
            if (bound != null) {
                return bound;
            }
        }
        return name;
    }
}
