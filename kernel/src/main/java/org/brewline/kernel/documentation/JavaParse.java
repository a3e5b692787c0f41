package org.brewline.kernel.documentation;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One source text parsed by the compiler, without attribution; faults in it are ignored. */
record JavaParse(CompilationUnitTree unit, DocTrees docs) {

    /** Empty where there is no compiler. */
    static Optional<JavaParse> of(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return Optional.empty();
        }
        try {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(new Text(source)));
            return Optional.of(new JavaParse(task.parse().iterator().next(), DocTrees.instance(task)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The comment, parsed; empty where the compiler could not make anything of it. */
    static Optional<Comment> comment(DocText text) {
        return of(text.asSource())
                .flatMap(parse -> parse.unit.getTypeDecls().stream()
                        .findFirst()
                        .map(type -> parse.docs.getDocCommentTree(new TreePath(new TreePath(parse.unit), type)))
                        .map(tree -> new Comment(tree, parse.docs)));
    }

    record Comment(DocCommentTree tree, DocTrees docs) {}

    private static final class Text extends SimpleJavaFileObject {
        private final String source;

        Text(String source) {
            super(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
