package org.brewline.kernel.session;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import org.brewline.kernel.display.Show;
import org.jspecify.annotations.Nullable;

/**
 * JShell behind a lock, made at its first use: one thread compiles or analyses at a time, and while the user's code
 * runs the lock is open. It begins with the class path that its own imports need; opening the whole one takes as long
 * as all the rest of a start, so that happens when there is time, or when a snippet does not compile without it.
 */
final class Compiler implements AutoCloseable {
    private static final List<String> DEFAULT_IMPORTS = List.of(
            "import java.io.*;",
            "import java.math.*;",
            "import java.net.*;",
            "import java.nio.file.*;",
            "import java.util.*;",
            "import java.util.concurrent.*;",
            "import java.util.function.*;",
            "import java.util.prefs.*;",
            "import java.util.regex.*;",
            "import java.util.stream.*;",
            "import static " + Show.class.getName() + ".*;");

    private final ReentrantLock lock = new ReentrantLock();
    private final CellExecution execution;
    private final List<String> options;
    private final List<String> imports = new ArrayList<>(DEFAULT_IMPORTS);
    private final NamedImports namedImports = new NamedImports();
    private @Nullable JShell shell;
    private boolean wholeClassPath;

    Compiler(CellClassLoader loader, List<String> moreOptions) {
        execution = CellExecution.into(loader, lock);
        options = new ArrayList<>(List.of("-parameters", "-g"));
        options.addAll(moreOptions);
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
            lock.unlock();
        }
    }

    /** Uses JShell's analysis while holding the lock. */
    <T> T analysing(Function<SourceCodeAnalysis, T> use) {
        return with(jshell -> use.apply(jshell.sourceCodeAnalysis()));
    }

    /** The same, knowing all that the text names or, at its end, begins to name. */
    <T> T analysing(String text, String prefix, Function<SourceCodeAnalysis, T> use) {
        return with(jshell -> {
            importFor(jshell, text);
            if (!prefix.isEmpty()) {
                namedImports.beginningWith(prefix).forEach(declaration -> add(jshell, declaration));
            }
            openWholeClassPath(jshell);
            return use.apply(jshell.sourceCodeAnalysis());
        });
    }

    /** Whether somebody waits for the compiler. */
    boolean isAwaited() {
        return lock.hasQueuedThreads();
    }

    void addToClassPath(List<Path> entries) {
        entries.forEach(execution.loader()::add);
        String joined = entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        with(jshell -> {
            wholeClassPath = true;
            jshell.addToClasspath(joined);
            return joined;
        });
    }

    /** Adds imports; those of single types wait until a cell names the type, the others for JShell. */
    void addImports(List<String> declarations) {
        lock.lock();
        try {
            for (String declaration : declarations) {
                if (!namedImports.take(declaration)) {
                    addAtOnce(declaration);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void addAtOnce(String declaration) {
        JShell there = shell;
        if (there == null) {
            imports.add(declaration);
        } else {
            add(there, declaration);
        }
    }

    /** Imports what the text names. The caller holds the lock. */
    void importFor(JShell there, String text) {
        namedImports
                .neededBy(
                        text, name -> there.types().anyMatch(type -> type.name().equals(name)))
                .forEach(declaration -> add(there, declaration));
    }

    /**
     * Makes the compiler see the kernel's whole class path. The caller holds the lock.
     *
     * @return false if it did already
     */
    boolean openWholeClassPath(JShell there) {
        boolean opens = !wholeClassPath;
        if (opens) {
            wholeClassPath = true;
            there.addToClasspath(""); // JShell puts it behind the JVM's class path, and sets that at last
        }
        return opens;
    }

    private void add(JShell there, String declaration) {
        boolean known = isAdded(there, declaration);
        if (!known && openWholeClassPath(there)) {
            isAdded(there, declaration);
        }
    }

    private static boolean isAdded(JShell there, String declaration) {
        return there.eval(declaration).get(0).status() == Snippet.Status.VALID;
    }

    private JShell shell() {
        JShell made = shell;
        if (made == null) {
            made = JShell.builder()
                    .executionEngine(execution.provider(), Map.of())
                    .compilerOptions(options.toArray(String[]::new))
                    .fileManager(Compiler::withOwnClassPath)
                    .build();
            shell = made;
            addTogether(made, imports);
        }
        return made;
    }

    /** JShell takes several imports for one, whose source it copies: a tenth of the time of one by one. */
    private void addTogether(JShell made, List<String> declarations) {
        if (!isAdded(made, String.join("", declarations))) {
            declarations.forEach(declaration -> add(made, declaration));
        }
    }

    /** Only what the imports need: where the kernel's own classes come from. */
    private static StandardJavaFileManager withOwnClassPath(StandardJavaFileManager files) {
        try {
            var own = Show.class.getProtectionDomain().getCodeSource().getLocation();
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(Path.of(own.toURI())));
            return files;
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the kernel's own classes are not found", e);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (shell != null) {
                shell.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
