package org.brewline.kernel.session;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.brewline.kernel.comm.Comm;
import org.brewline.kernel.comm.CommMessage;
import org.brewline.kernel.comm.Comms;
import org.brewline.kernel.display.Show;
import org.jspecify.annotations.Nullable;

/**
 * JShell behind a lock, made at its first use: one thread compiles or analyses at a time, and while the user's code
 * runs the lock is open.
 */
final class Compiler implements AutoCloseable {
    private static final String SHOW_IMPORT = "import static " + Show.class.getName() + ".*;";
    private static final List<String> NAMED_IMPORTS = Stream.of(Comm.class, CommMessage.class, Comms.class)
            .map(type -> "import " + type.getName() + ";")
            .toList();

    private final ReentrantLock lock = new ReentrantLock();
    private final CellExecution execution;
    private final List<String> options;
    private final Queue<String> imports = new ConcurrentLinkedQueue<>();
    private final NamedImports namedImports;
    private final OwnImports ownImports = new OwnImports();
    private @Nullable JShell shell;
    private final CompilerPath path = new CompilerPath();
    private @Nullable JShellIndex index;
    private volatile boolean holdsIndex;
    private volatile boolean closed;
    private volatile long lastUse = System.nanoTime();
    private final AtomicLong uses = new AtomicLong();

    Compiler(CellClassLoader loader, StandardTypes standard, List<String> moreOptions) {
        namedImports = new NamedImports(standard);
        execution = CellExecution.into(loader, lock);
        options = new ArrayList<>(List.of("-parameters", "-g"));
        options.addAll(moreOptions);
        if (moreOptions.contains("--enable-preview") && !moreOptions.contains("--release")) {
            options.addAll(List.of("--release", String.valueOf(Runtime.version().feature())));
        }
        namedImports.take(
                Arrays.stream(Show.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .collect(Collectors.toSet()),
                SHOW_IMPORT);
        addImports(NAMED_IMPORTS);
    }

    CellExecution execution() {
        return execution;
    }

    /** Uses JShell while holding the lock. */
    <T> T with(Function<JShell, T> use) {
        lock.lock();
        try {
            return use.apply(shell());
        } finally {
            lastUse = System.nanoTime();
            uses.incrementAndGet();
            lock.unlock();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** How often the compiler was used. */
    long uses() {
        return uses.get();
    }

    /** How long nobody has used the compiler. */
    long quietNanos() {
        return lock.isLocked() ? 0 : System.nanoTime() - lastUse;
    }

    /** Uses JShell's analysis while holding the lock. */
    <T> T analysing(Function<SourceCodeAnalysis, T> use) {
        return with(jshell -> use.apply(jshell.sourceCodeAnalysis()));
    }

    /** The same, knowing all that the text names or, before the cursor, begins to name. */
    <T> T analysing(String text, int cursor, Function<SourceCodeAnalysis, T> use) {
        return with(jshell -> {
            importFor(jshell, text);
            String line = text.substring(text.lastIndexOf('\n', cursor - 1) + 1, cursor);
            add(jshell, namedImports.begunBy(line));
            if (index != null) {
                index.serve(line);
            }
            return use.apply(jshell.sourceCodeAnalysis());
        });
    }

    void addToClassPath(List<Path> entries) {
        entries.forEach(execution.loader()::add);
        with(jshell -> {
            path.add(jshell, entries);
            return entries;
        });
    }

    /**
     * Adds imports; those of single types wait until a cell names the type, the others for JShell's next use: an
     * extension that adds some does not wait for JShell.
     */
    void addImports(List<String> declarations) {
        declarations.stream()
                .filter(declaration -> !namedImports.take(declaration))
                .forEach(imports::add);
    }

    /** Lets JShell make its index only when it is needed. It has one thread for all, so this holds up other sessions. */
    void holdIndex() {
        holdsIndex = true;
    }

    /** Imports what the text names. The caller holds the lock. */
    void importFor(JShell there, String text) {
        Map<String, String> needed = namedImports.neededBy(text, name -> isDefined(name, there));
        if (!needed.isEmpty() && importsPackages(there)) {
            needed.replaceAll((name, declaration) -> ofPackage(declaration));
        }
        add(there, needed);
    }

    private static boolean isDefined(String name, JShell there) {
        return Stream.concat(
                        there.types().map(type -> type.name()),
                        there.imports()
                                .filter(declared -> there.status(declared).isActive())
                                .map(declared -> NamedImports.simple(declared.fullname())))
                .anyMatch(name::equals);
    }

    /** Whether the user imported a package: a name that it and a standard one have is ambiguous then, as in any Java. */
    private static boolean importsPackages(JShell there) {
        return there.imports()
                .anyMatch(declared -> !declared.isStatic()
                        && declared.fullname().endsWith("*")
                        && there.status(declared).isActive());
    }

    /** The import of a standard type's whole package; every other import as it is. */
    private static String ofPackage(String declaration) {
        return NamedImports.typeOf(declaration)
                .map(type -> type.substring(0, type.lastIndexOf('.')))
                .filter(StandardTypes.PACKAGES::contains)
                .map(name -> "import " + name + ".*;")
                .orElse(declaration);
    }

    /** What was imported for the user. The caller holds the lock. */
    OwnImports ownImports() {
        return ownImports;
    }

    /**
     * Makes the compiler see the kernel's whole class path. The caller holds the lock.
     *
     * @return false if it did already
     */
    boolean openWholeClassPath(JShell there) {
        return path.openWhole(there);
    }

    private void add(JShell there, Map<String, String> declarations) {
        declarations.values().stream()
                .flatMap(declaration -> NamedImports.typeOf(declaration).stream())
                .forEach(type -> path.openFor(there, type));
        if (!ownImports.add(declarations, there) && (declarations.size() > 1 || path.openWhole(there))) {
            declarations.forEach((name, declaration) -> addAlone(there, name, declaration));
        }
    }

    private void addAlone(JShell there, String name, String declaration) {
        if (!ownImports.add(Map.of(name, declaration), there) && path.openWhole(there)) {
            ownImports.add(Map.of(name, declaration), there);
        }
    }

    private void addAlone(JShell there, String declaration) {
        List<String> alone = List.of(declaration);
        if (OwnImports.together(alone, there).isEmpty() && path.openWhole(there)) {
            var unused = OwnImports.together(alone, there);
        }
    }

    private JShell shell() {
        JShell made = shell;
        if (made == null) {
            made = JShell.builder()
                    .executionEngine(execution.provider(), Map.of())
                    .compilerOptions(options.toArray(String[]::new))
                    .fileManager(path::begin)
                    .build();
            shell = made;
            index = holdsIndex ? JShellIndex.heldBack(made.sourceCodeAnalysis()) : null;
        }
        addWaiting(made);
        return made;
    }

    /** Adds the imports that waited for JShell. */
    private void addWaiting(JShell there) {
        var waiting = new ArrayList<String>();
        for (String next = imports.poll(); next != null; next = imports.poll()) {
            waiting.add(next);
        }
        if (!waiting.isEmpty() && OwnImports.together(waiting, there).isEmpty()) {
            waiting.forEach(declaration -> addAlone(there, declaration));
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (shell != null) {
                shell.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
