package org.brewline.kernel.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.brewline.kernel.source.CellPosition;
import org.brewline.kernel.source.OriginSource;
import org.jspecify.annotations.Nullable;

/** A {@link Session} on JShell, in this JVM. */
public final class JShellSession implements Session {
    /** The compiler tells what is missing step by step. */
    private static final int IMPORT_ROUNDS = 5;

    private final CellClassLoader loader;
    private final Compiler compiler;
    private final SnippetOrigins origins = new SnippetOrigins();
    private final KnownTypes types = new KnownTypes();
    private final StandardTypes standard = new StandardTypes();
    private final AutoImports imports;
    private final Expressions expressions;
    private final Documentation documentation;
    private final List<Path> classPath = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<Class<?>>>> listeners = new CopyOnWriteArrayList<>();
    private volatile StopToken running = new StopToken();

    /** @param compilerOptions options for the compiler of cells, e.g. {@code --enable-preview} */
    public JShellSession(ClassLoader parent, List<String> compilerOptions) {
        loader = new CellClassLoader(parent);
        loader.writeTraces(new PrintedTrace(origins)::of);
        documentation = new Documentation(loader);
        compiler = new Compiler(loader, standard, compilerOptions);
        imports = new AutoImports(types, compiler.ownImports());
        expressions = new Expressions(compiler.execution(), origins);
    }

    /** Saves what can wait, before the first use; for a session that is the only one in its JVM. */
    public void alone() {
        compiler.holdIndex();
    }

    /** Makes JShell, and warms it while nobody uses it; a thread of its own does it beside the start of the rest. */
    public void warmUp() {
        new WarmUp(compiler, this::evaluateUnseen, text -> complete(OriginSource.of(text), text.length())).run();
    }

    /** Loads what the first cell's class goes through, which no start-up archive can hold: ASM is of older classes. */
    public static void loadChecks() {
        StopChecks.load();
    }

    private void evaluateUnseen(String code) {
        compiler.with(shell -> compiler.isClosed()
                ? List.of()
                : SnippetSplitter.split(shell.sourceCodeAnalysis(), OriginSource.of(code)).stream()
                        .map(snippet -> evaluate(shell, snippet, 0))
                        .toList());
    }

    @Override
    public Evaluation execute(OriginSource source, int cell)
            throws CompilationException, UserException, InterruptedException {
        StopToken token = StopToken.current().filter(t -> !t.isStopped()).orElseGet(StopToken::new);
        running = token;
        var defined = new ArrayList<Class<?>>();
        var notes = new ArrayList<Function<JShell, Optional<String>>>();
        var unresolved = new ArrayList<Diagnostic>();
        boolean hasValue = false;
        Object value = null;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try (var scope = token.enter()) {
            for (OriginSource snippet : compiler.analysing(analysis -> SnippetSplitter.split(analysis, source))) {
                Evaluated evaluated = executeOne(snippet, cell, token);
                defined.addAll(evaluated.classes());
                notes.addAll(evaluated.notes());
                unresolved.addAll(evaluated.unresolved());
                hasValue = evaluated.shown();
                value = evaluated.shown() ? evaluated.run().value : null;
            }
        } finally {
            thread.setContextClassLoader(before);
            announce(defined);
            documentation.warm();
        }
        return new Evaluation(hasValue, value, defined, told(notes), unresolved);
    }

    /** Notes that hold at the cell's end: what it declared first and used before is no news. */
    private List<String> told(List<Function<JShell, Optional<String>>> notes) {
        return notes.isEmpty()
                ? List.of()
                : compiler.with(shell -> notes.stream()
                        .map(note -> note.apply(shell))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList());
    }

    private Evaluated executeOne(OriginSource snippet, int cell, StopToken token)
            throws CompilationException, UserException, InterruptedException {
        Evaluated evaluated = compiler.with(shell -> evaluate(shell, snippet, cell));
        if (token.isStopped()) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        if (!evaluated.problems().isEmpty()) {
            throw new CompilationException(evaluated.problems());
        }
        Throwable thrown = evaluated.run().thrown;
        if (thrown != null) {
            throw new UserException(thrown);
        }
        return evaluated;
    }

    private record Evaluated(
            boolean compiled,
            List<Diagnostic> problems,
            boolean shown,
            CellExecution.Outcome run,
            List<Class<?>> classes,
            List<Function<JShell, Optional<String>>> notes,
            List<Diagnostic> unresolved) {
        Evaluated after(List<Class<?>> loaded) {
            var all = new ArrayList<>(loaded);
            all.addAll(classes);
            return new Evaluated(compiled, problems, shown, run, all, notes, unresolved);
        }
    }

    private Evaluated evaluate(JShell shell, OriginSource snippet, int cell) {
        compiler.importFor(shell, snippet.text());
        compiler.execution().forget();
        if (expressions.run(shell, snippet, cell)) {
            return evaluated(shell, snippet, cell);
        }
        Evaluated evaluated = evaluateOnce(shell, snippet, cell);
        if (evaluated.compiled() || !compiler.openWholeClassPath(shell)) {
            return evaluated;
        }
        // A method whose body names something unknown is loaded all the same, and only once.
        return evaluateOnce(shell, snippet, cell).after(evaluated.classes());
    }

    private Evaluated evaluated(JShell shell, OriginSource expression, int cell) {
        CellExecution.Outcome outcome = compiler.execution().take();
        List<Diagnostic> problems = expressions
                .waiting(shell, outcome.thrown)
                .map(called -> new CellDiagnostics(expression, cell, types).waiting(called, shell))
                .map(List::of)
                .orElse(List.of());
        boolean shown = outcome.value != CellValue.NOTHING;
        List<Class<?>> loaded = compiler.execution().takeLoaded();
        return new Evaluated(true, problems, shown, outcome, loaded, List.of(), List.of());
    }

    private Evaluated evaluateOnce(JShell shell, OriginSource snippet, int cell) {
        compiler.execution().forget();
        compiler.ownImports().giveWay(snippet.text(), shell);
        origins.begin(
                snippet, cell, () -> compiler.with(jshell -> jshell.snippets().toList()).stream());
        List<SnippetEvent> events = shell.eval(snippet.text());
        for (int round = 0; round < IMPORT_ROUNDS && importMissing(events, shell); round++) {
            events = shell.eval(snippet.text());
        }
        return evaluated(events, shell, snippet, cell);
    }

    private Evaluated evaluated(List<SnippetEvent> events, JShell shell, OriginSource snippet, int cell) {
        var problems = new ArrayList<Diagnostic>();
        var notes = new ArrayList<Function<JShell, Optional<String>>>();
        var unresolved = new ArrayList<Diagnostic>();
        boolean compiled = true;
        boolean shown = false;
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null) {
                Optional<String> lost = Unresolved.emptied(event);
                notes.add(any -> lost);
                continue;
            }
            origins.remember(event.snippet(), snippet, cell);
            if (event.snippet() instanceof MethodSnippet || event.snippet() instanceof TypeDeclSnippet) {
                documentation.learn(snippet.text());
            }
            compiled &= event.status() == Snippet.Status.VALID;
            var diagnostics = new CellDiagnostics(snippet, cell, types);
            List<Diag> complaints = shell.diagnostics(event.snippet()).toList();
            if (event.status() == Snippet.Status.REJECTED) {
                problems.addAll(diagnostics.of(complaints, shell));
            } else if (event.status() != Snippet.Status.VALID) {
                unresolved.addAll(diagnostics.ofErrors(complaints, shell));
            }
            if (event.exception() instanceof UnresolvedReferenceException waiting) {
                problems.add(diagnostics.waiting(waiting.getSnippet(), shell));
            }
            notes.add(then -> Unresolved.note(then, event.snippet()));
            shown = isShown(event.snippet());
            if (event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                forget(shell, event.snippet());
            }
        }
        CellExecution.Outcome outcome = compiler.execution().take();
        List<Class<?>> loaded = compiler.execution().takeLoaded();
        return new Evaluated(compiled, problems, shown, outcome, loaded, notes, unresolved);
    }

    /**
     * Drops the variable ({@code $1}) that JShell keeps an expression's value in: each makes every later cell slower,
     * and would hold its value for ever.
     */
    private void forget(JShell shell, Snippet temporary) {
        origins.clear((VarSnippet) temporary, loader);
        if (!compiler.isClosed() && shell.status(temporary).isActive()) {
            shell.drop(temporary);
        }
    }

    /** Nothing of a snippet with an unknown type has run: it may be given its imports and be tried again. */
    private boolean importMissing(List<SnippetEvent> events, JShell shell) {
        boolean any = false;
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null && event.status() != Snippet.Status.VALID) {
                any |= imports.importFor(event, shell);
            }
        }
        return any;
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
        return compiler.analysing(
                source.text(),
                cursor(source, cellOffset),
                analysis -> new CodeHelp(analysis, types, standard).complete(source, cellOffset));
    }

    private static int cursor(OriginSource source, int cellOffset) {
        return Math.max(
                0, Math.min(source.text().length(), source.fromCell(cellOffset).orElse(0)));
    }

    @Override
    public Optional<Inspection> inspect(OriginSource source, int cellOffset, boolean all) {
        var imports = new ArrayList<String>();
        List<String> signatures = compiler.analysing(source.text(), cursor(source, cellOffset), analysis -> {
            imports.addAll(compiler.with(JShellSession::imported));
            return new CodeHelp(analysis, types, standard).signatures(source, cellOffset);
        });
        return signatures.isEmpty() ? Optional.empty() : Optional.of(documentation.of(signatures, imports, all));
    }

    /** Qualified names of imported types; those whose members are imported are among them. */
    private static List<String> imported(JShell shell) {
        return Stream.concat(
                        shell.imports()
                                .filter(i -> shell.status(i).isActive())
                                .map(i -> i.isStatic()
                                        ? i.fullname().substring(0, i.fullname().lastIndexOf('.'))
                                        : i.fullname()),
                        StandardTypes.PACKAGES.stream().map(name -> name + ".*"))
                .toList();
    }

    @Override
    public Completeness isComplete(OriginSource source) {
        return compiler.analysing(analysis -> new CodeHelp(analysis, types, standard).isComplete(source));
    }

    @Override
    public void interrupt() {
        running.stop();
    }

    @Override
    public Optional<byte[]> classBytes(String binaryName) {
        return Optional.ofNullable(loader.bytes(binaryName)).map(byte[]::clone);
    }

    @Override
    public List<SourcePart> sources(Collection<String> classNames, Collection<String> texts) {
        return compiler.with(shell -> new NeededSources(shell, origins).of(classNames, texts));
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
        return compiler.with(shell -> shell.variables()
                .filter(v -> v.name().equals(name) && shell.status(v).isActive())
                .findFirst()
                .flatMap(v -> origins.valueOf(v, loader)));
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
        return compiler.with(shell -> shell.variables()
                .map(VarSnippet::name)
                .filter(name -> !name.contains("$"))
                .distinct()
                .sorted()
                .toList());
    }

    @Override
    public void addToClassPath(List<Path> entries) {
        List<Path> fresh =
                entries.stream().filter(entry -> !classPath.contains(entry)).toList();
        if (!fresh.isEmpty()) {
            classPath.addAll(fresh);
            types.addClassPath(fresh);
            documentation.addClassPath(fresh);
            compiler.addToClassPath(fresh);
        }
    }

    @Override
    public List<Path> classPath() {
        return List.copyOf(classPath);
    }

    @Override
    public void addImports(List<String> imports) {
        compiler.addImports(imports);
    }

    @Override
    public void close() {
        compiler.close();
    }
}
