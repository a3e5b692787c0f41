package org.brewline.kernel.session;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.brewline.kernel.source.CellPosition;
import org.brewline.kernel.source.OriginSource;
import org.jspecify.annotations.Nullable;

/** A {@link Session} on JShell, in this JVM. */
public final class JShellSession implements Session {
    private static final List<String> DEFAULT_IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.prefs.*",
            "java.util.regex.*",
            "java.util.stream.*");

    private final CellClassLoader loader;
    private final CellExecution execution;
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final SnippetOrigins origins;
    private final CodeHelp help;
    private final List<Path> classPath = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<Class<?>>>> listeners = new CopyOnWriteArrayList<>();
    private volatile StopToken token = new StopToken();
    private volatile @Nullable Thread executing;

    /** @param compilerOptions options for the compiler of cells, e.g. {@code --enable-preview} */
    public JShellSession(ClassLoader parent, List<String> compilerOptions) {
        loader = new CellClassLoader(parent);
        execution = CellExecution.into(loader);
        var options = new ArrayList<>(List.of("-parameters", "-g"));
        options.addAll(compilerOptions);
        shell = JShell.builder()
                .executionEngine(execution.provider(), Map.of())
                .compilerOptions(options.toArray(String[]::new))
                .build();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                shell.addToClasspath(entry);
            }
        }
        analysis = shell.sourceCodeAnalysis();
        origins = new SnippetOrigins();
        help = new CodeHelp(analysis);
        addImports(DEFAULT_IMPORTS.stream().map(i -> "import " + i + ";").toList());
    }

    @Override
    public Evaluation execute(OriginSource source, int cell)
            throws CompilationException, UserException, InterruptedException {
        var current = new StopToken();
        token = current;
        executing = Thread.currentThread();
        var defined = new ArrayList<Class<?>>();
        var notes = new ArrayList<String>();
        boolean hasValue = false;
        Object value = null;
        try (var scope = current.enter()) {
            for (OriginSource snippet : SnippetSplitter.split(analysis, source)) {
                var outcome = executeOne(snippet, cell, current, notes);
                defined.addAll(outcome.classes());
                hasValue = outcome.hasValue();
                value = outcome.value();
            }
        } finally {
            executing = null;
            Thread.interrupted();
            announce(defined);
        }
        return new Evaluation(hasValue, value, defined, notes);
    }

    private record Outcome(boolean hasValue, @Nullable Object value, List<Class<?>> classes) {}

    private Outcome executeOne(OriginSource snippet, int cell, StopToken current, List<String> notes)
            throws CompilationException, UserException, InterruptedException {
        execution.takeValue();
        execution.takeThrown();
        List<SnippetEvent> events = shell.eval(snippet.text());
        var classes = execution.takeLoaded();
        boolean hasValue = false;
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null) {
                continue;
            }
            origins.remember(event.snippet(), snippet, cell);
            Throwable thrown = execution.takeThrown();
            if (current.isStopped()) {
                throw new InterruptedException();
            }
            if (thrown != null) {
                throw new UserException(thrown);
            }
            if (event.status() == Snippet.Status.REJECTED) {
                throw new CompilationException(new CellDiagnostics(snippet, cell)
                        .of(shell.diagnostics(event.snippet()).toList()));
            }
            Unresolved.note(shell, event.snippet()).ifPresent(notes::add);
            hasValue = isShown(event.snippet());
        }
        return new Outcome(hasValue, hasValue ? execution.takeValue() : null, classes);
    }

    private static boolean isShown(Snippet snippet) {
        return switch (snippet.subKind()) {
            case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND -> true;
            default -> false;
        };
    }

    private void announce(List<Class<?>> defined) {
        if (!defined.isEmpty()) {
            var all = List.copyOf(defined);
            listeners.forEach(listener -> listener.accept(all));
        }
    }

    @Override
    public Completions complete(OriginSource source, int cellOffset) {
        return help.complete(source, cellOffset);
    }

    @Override
    public Optional<Inspection> inspect(OriginSource source, int cellOffset, boolean withDocumentation) {
        return help.inspect(source, cellOffset, withDocumentation);
    }

    @Override
    public Completeness isComplete(OriginSource source) {
        return help.isComplete(source);
    }

    @Override
    public void interrupt() {
        token.stop();
        Thread thread = executing;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public Optional<byte[]> classBytes(String binaryName) {
        return Optional.ofNullable(loader.bytes(binaryName)).map(byte[]::clone);
    }

    @Override
    public ClassLoader classLoader() {
        return loader;
    }

    @Override
    public void onClassesLoaded(Consumer<List<Class<?>>> listener) {
        listeners.add(listener);
    }

    @Override
    public Optional<CellPosition> locate(StackTraceElement frame) {
        return locate(frame.getClassName(), frame.getLineNumber());
    }

    @Override
    public Optional<CellPosition> locate(String className, int line) {
        return origins.locate(className, line);
    }

    @Override
    public Optional<Object> variable(String name) {
        return shell.variables()
                .filter(v -> v.name().equals(name) && shell.status(v).isActive())
                .findFirst()
                .flatMap(v -> origins.valueOf(v, loader));
    }

    @Override
    public void assign(String name, String typeSource, @Nullable Object value) throws CompilationException {
        Handover.VALUE.set(value);
        var source = OriginSource.builder()
                .generated("%s %s = (%s) %s.take();".formatted(typeSource, name, typeSource, Handover.class.getName()))
                .build();
        try {
            execute(source, 0);
        } catch (UserException | InterruptedException e) {
            throw new IllegalStateException("assigning " + name + " failed", e);
        }
    }

    @Override
    public List<String> variableNames() {
        return shell.variables().map(VarSnippet::name).distinct().sorted().toList();
    }

    @Override
    public void addToClassPath(List<Path> entries) {
        for (Path entry : entries) {
            if (!classPath.contains(entry)) {
                classPath.add(entry);
                shell.addToClasspath(entry.toString());
            }
        }
    }

    @Override
    public List<Path> classPath() {
        return List.copyOf(classPath);
    }

    @Override
    public void addImports(List<String> imports) {
        imports.forEach(shell::eval);
    }

    @Override
    public void close() {
        shell.close();
    }
}
