package org.brewline.kernel.session;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/**
 * JShell behind a lock, made at its first use: one thread compiles or analyses at a time, and while the user's code
 * runs the lock is open.
 */
final class Compiler implements AutoCloseable {
    private static final String DEFAULT_IMPORTS = """
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.nio.file.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import java.util.prefs.*;
            import java.util.regex.*;
            import java.util.stream.*;
            import org.brewline.kernel.comm.*;
            import static org.brewline.kernel.display.Show.*;
            """;

    private final ReentrantLock lock = new ReentrantLock();
    private final CellExecution execution;
    private final List<String> options;
    private final List<String> waiting = new ArrayList<>();
    private @Nullable JShell shell;

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

    void addToClassPath(List<Path> entries) {
        entries.forEach(execution.loader()::add);
        String joined = String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
        with(jshell -> {
            jshell.addToClasspath(joined);
            return joined;
        });
    }

    /** Adds imports; before JShell is there they wait for it, so that extensions don't wait. */
    void addImports(List<String> imports) {
        lock.lock();
        try {
            JShell there = shell;
            if (there == null) {
                waiting.addAll(imports);
            } else {
                imports.forEach(there::eval);
            }
        } finally {
            lock.unlock();
        }
    }

    private JShell shell() {
        JShell made = shell;
        if (made == null) {
            made = JShell.builder()
                    .executionEngine(execution.provider(), Map.of())
                    .compilerOptions(options.toArray(String[]::new))
                    .build();
            shell = made;
            made.addToClasspath(System.getProperty("java.class.path", ""));
            DEFAULT_IMPORTS.lines().forEach(made::eval);
            waiting.forEach(made::eval);
            waiting.clear();
        }
        return made;
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
