package org.brewline.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completeness;
import org.brewline.kernel.session.Completions;
import org.brewline.kernel.session.Evaluation;
import org.brewline.kernel.session.Inspection;
import org.brewline.kernel.session.Session;
import org.brewline.kernel.session.SourcePart;
import org.brewline.kernel.source.CellPosition;
import org.brewline.kernel.source.OriginSource;
import org.jspecify.annotations.Nullable;

/** The session of a command that only looks at a store: there is no notebook, and no compiler is started for it. */
final class NoCells implements Session {
    @Override
    public Evaluation execute(OriginSource source, int cell) {
        throw none();
    }

    private static MagicException none() {
        return new MagicException("Not done", "this needs a notebook's cells\n    brewline run executes a notebook");
    }

    @Override
    public Completions complete(OriginSource source, int cellOffset) {
        throw none();
    }

    @Override
    public Optional<Inspection> inspect(OriginSource source, int cellOffset, boolean all) {
        return Optional.empty();
    }

    @Override
    public Completeness isComplete(OriginSource source) {
        throw none();
    }

    @Override
    public void interrupt() {
        // Nothing runs.
    }

    @Override
    public List<SourcePart> sources(Collection<String> classNames, Collection<String> texts) {
        return List.of();
    }

    @Override
    public Optional<byte[]> classBytes(String binaryName) {
        return Optional.empty();
    }

    @Override
    public ClassLoader classLoader() {
        return NoCells.class.getClassLoader();
    }

    @Override
    public void onClassesLoaded(Consumer<List<Class<?>>> listener) {
        // None ever is.
    }

    @Override
    public Optional<CellPosition> locate(StackTraceElement frame) {
        return Optional.empty();
    }

    @Override
    public Optional<CellPosition> locate(String className, int line) {
        return Optional.empty();
    }

    @Override
    public Optional<Object> variable(String name) {
        return Optional.empty();
    }

    @Override
    public void assign(String name, String typeSource, @Nullable Object value) {
        throw none();
    }

    @Override
    public List<String> variableNames() {
        return List.of();
    }

    @Override
    public void addToClassPath(List<Path> entries) {
        // No cell needs it.
    }

    @Override
    public List<Path> classPath() {
        return List.of();
    }

    @Override
    public void addImports(List<String> imports) {
        // No cell needs them.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
