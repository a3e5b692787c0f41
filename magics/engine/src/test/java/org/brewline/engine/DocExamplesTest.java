package org.brewline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the engine's Javadoc compile, so that what is copied from them does. */
class DocExamplesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\s*\\n(.*?)\\}</pre>", Pattern.DOTALL);
    private static final Pattern DECLARES = Pattern.compile(
            "^(@|static |record |class |enum |interface |public |final class |void |[A-Z]\\w* \\w+\\()");
    /** YAML, and what is typed into a shell. */
    private static final Pattern OTHER_LANGUAGE = Pattern.compile("^(java -|export |\\w+:\\s*\\n)");

    /** A variable or method that the example's reader has: not of the engine, which this is about. */
    private static final Pattern OWN_NAME =
            Pattern.compile("cannot find symbol\\s+symbol: +(variable|method) [^\\n]*\\s+location: class Example\\d+");

    private static final String LEFT_OUT = "{ … }";
    /** What the notebook writes around a cell stands on names that only the notebook knows. */
    private static final Set<String> OF_NOTEBOOKS = Set.of("PipelineBody.java");
    /** What an example may use as if its reader had it. */
    private static final String THINGS = """
        Store store; Store mine; Store ours; Runner runner; Pipeline pipeline; ResolvedConfig config; Run run;
        RunId id; RunId other; Path file; Path folder; PipelineTester tester; Advance advance; Metrics metrics;
        ArtifactHandler<?> handler; record Score(double accuracy, double f1) {} interface Table {} class Penguins {} class SvcModel {}
        static void send(String channel, String text) {}
        """;

    @TempDir
    Path target;

    /** An example and where it stands. */
    private record Example(Path file, int line, String code) {
        String place() {
            return file + ":" + line;
        }
    }

    private static List<Example> examples() throws IOException {
        var examples = new ArrayList<Example>();
        try (var tree = Files.walk(SOURCES)) {
            for (Path file :
                    tree.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                String text = Files.readString(file);
                Matcher found = EXAMPLE.matcher(text);
                while (found.find()) {
                    int line = (int) text.substring(0, found.start(1)).lines().count() + 1;
                    String code = found.group(1).replaceAll("(?m)^ *\\* ?", "");
                    boolean java = !OTHER_LANGUAGE.matcher(code).find()
                            && !OF_NOTEBOOKS.contains(file.getFileName().toString());
                    if (java) {
                        examples.add(
                                new Example(file, line, code.replace(LEFT_OUT, "{ throw new AssertionError(); }")));
                    }
                }
            }
        }
        return examples;
    }

    private static Set<String> packages() throws IOException {
        try (var tree = Files.walk(SOURCES)) {
            var names = new TreeSet<String>();
            tree.filter(f -> f.endsWith("package-info.java"))
                    .forEach(f -> names.add(
                            SOURCES.relativize(f.getParent()).toString().replace('/', '.')));
            return names;
        }
    }

    /** The example in a class of its own; each of its lines stays a line. */
    private static String source(String name, Example example, Set<String> packages) {
        var source = new StringBuilder();
        for (String one : packages) {
            source.append("import ").append(one).append(".*; ");
        }
        source.append("import java.io.*; import jakarta.validation.constraints.*; import java.nio.file.*; import"
                        + " java.time.*; import java.util.*; import java.util.stream.*;")
                .append(" import org.brewline.engine.pipeline.Condition; import org.brewline.engine.query.Query;")
                .append(" import org.brewline.engine.component.Component;")
                .append(" import static org.brewline.engine.store.RunField.*;")
                .append(" abstract class ")
                .append(name)
                .append(" { ")
                .append(THINGS.replace('\n', ' '));
        boolean declares = DECLARES.matcher(example.code().stripLeading()).find();
        source.append(declares ? "\n" : " void example() throws Throwable {\n").append(example.code());
        return source.append(declares ? "}" : "}}").toString();
    }

    @Test
    void everyExampleCompiles() throws Exception {
        Map<String, Example> byName = new LinkedHashMap<>();
        var sources = new ArrayList<JavaFileObject>();
        Set<String> packages = packages();
        for (Example example : examples()) {
            String name = "Example" + byName.size();
            byName.put(name, example);
            sources.add(new InMemory(name, source(name, example, packages)));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        var unused = compiler.getTask(
                        new StringWriter(),
                        null,
                        found,
                        List.of("-proc:none", "-d", target.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        sources)
                .call();

        List<String> errors = found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR
                        && !OWN_NAME.matcher(d.getMessage(Locale.ROOT)).find())
                .map(d -> {
                    Example example = byName.get(((InMemory) d.getSource()).name);
                    return "%s:%d: %s"
                            .formatted(example.file(), example.line() + d.getLineNumber() - 2, d.getMessage(null));
                })
                .toList();
        assertThat(errors).isEmpty();
        assertThat(byName).as("examples").hasSizeGreaterThan(20);
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String name;
        private final String source;

        InMemory(String name, String source) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.name = name;
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
