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
            "^(@|static |record |class |enum |interface |public |protected |final class |void |[A-Z]\\w* \\w+\\()");
    /** YAML, and what is typed into a shell. */
    private static final Pattern OTHER_LANGUAGE = Pattern.compile("^(java -|export |\\w+:\\s*\\n)");

    private static final String LEFT_OUT = "{ … }";
    /** The bodies of pipelines, whose handles a notebook makes of the components. */
    private static final Set<String> OF_NOTEBOOKS =
            Set.of("Branch.java", "Mapped.java", "Nested.java", "PipelineBody.java", "Step.java");
    /** What an example may use as if its reader had it. */
    private static final String THINGS = """
        Store store; Store mine; Store ours; Runner runner; Pipeline pipeline; ResolvedConfig config; Run run;
        RunId id; RunId other; Path file; Path folder; PipelineTester tester; Advance advance; Metrics metrics;
        ArtifactHandler<?> handler; ComponentSpec component; PipelineDefinition p; GenericStep data; PipelineBody body;
        Components registry; Cells session; List<PipelineParam> params; ConfigLayer layer; List<ConfigLayer> layers;
        List<ConfigKey> keys; Bucket bucket; Map<String, byte[]> classes; List<Path> classPath; List<String> rows;
        java.lang.reflect.Method method; ComponentSource source; String key; String title; String kernel; SvcModel svc;
        int n; int epoch; double loss; double accuracy; static Client client;
        record Score(double accuracy, double f1) {} interface Table {} class Penguins {} class SvcModel {}
        interface Client { void login(String token); }
        interface Cells { Optional<String> locate(StackTraceElement frame); }
        static class Iris { static Pipeline pipeline() { return null; } static void train(List<?> rows, int epochs, Metrics to) {} }
        static void send(String channel, String text) {}
        static Optional<String> read(Path file) { return Optional.empty(); }
        """;

    /** What the body of a pipeline may use: what a notebook makes of the components of other cells. */
    private static final String HANDLES = """
        interface Table {} interface SvcModel {}
        interface Scored { Output.OfNumber<Double> accuracy(); Output.OfNumber<Double> f1(); }
        interface Parts { Output<Table> train(); Output<Table> test(); Parts testFraction(double part); Parts named(String name); }
        interface Svc { Svc kernel(String name); Svc named(String name); }
        Scored score; Svc svc; Parts parts; ListValue<List<Table>, Output<Table>> folds;
        abstract Output<Table> load(); abstract Parts prepare(Output<Table> data); abstract Svc trainSvc(Output<Table> train);
        abstract Scored evaluate(Svc svc); abstract Output<String> publish(Object what); abstract Output<String> explain(Object what);
        abstract Output<String> report(Output<String> published); abstract Output<SvcModel> train(Output<Table> fold);
        abstract Output<SvcModel> best(Mapped<SvcModel> models);
        """;

    @TempDir
    Path target;

    /** An example and where it stands. */
    private record Example(Path file, int line, String code) {
        boolean isOfNotebook() {
            return OF_NOTEBOOKS.contains(file.getFileName().toString());
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
                    if (!OTHER_LANGUAGE.matcher(code).find()) {
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
                .append(" import static org.junit.jupiter.api.Assertions.*;")
                .append(" abstract class ")
                .append(name)
                .append(example.isOfNotebook() ? " extends PipelineBody { " : " { ")
                .append((example.isOfNotebook() ? HANDLES : THINGS).replace('\n', ' '));
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
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
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
