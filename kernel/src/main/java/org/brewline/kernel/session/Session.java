package org.brewline.kernel.session;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.brewline.kernel.source.CellPosition;
import org.brewline.kernel.source.OriginSource;
import org.jspecify.annotations.Nullable;

/**
 * A living Java session: source goes in, values, completions and explanations come out. One thread executes at a time;
 * completion, inspection and the look-ups may be called from any thread while a cell runs.
 *
 * <p>All offsets are UTF-16 indices into the cell that the source came from.
 */
public interface Session extends AutoCloseable {

    /**
     * Executes every snippet of the source, in order, and stops at the first that fails.
     *
     * @param cell the execution count that error positions name
     * @return the value of the last expression and the classes that came to be
     * @throws CompilationException if a snippet does not compile; its message has line, caret and cure
     * @throws UserException if the user's code threw; the cause is the user's own exception
     * @throws InterruptedException if the execution was interrupted
     */
    Evaluation execute(OriginSource source, int cell) throws CompilationException, UserException, InterruptedException;

    /** Completions at an offset of the cell; never throws for bad Java, never executes anything. */
    Completions complete(OriginSource source, int cellOffset);

    /**
     * Signature and documentation of what stands at an offset of the cell.
     *
     * @param all whether many overloads are shown with all their documentation, not with its first sentence
     */
    Optional<Inspection> inspect(OriginSource source, int cellOffset, boolean all);

    /** Whether the source is whole, lacks an end, or is wrong. */
    Completeness isComplete(OriginSource source);

    /** Ends the running execution, whatever it does. Any thread; returns at once. */
    void interrupt();

    /** The bytes of a class that a cell defined, by binary name ({@code REPL.$JShell$21$Foo}). */
    Optional<byte[]> classBytes(String binaryName);

    /**
     * What the user wrote that some code needs, in the order of definition: the code itself, declarations that it names,
     * those that these name, and imports.
     *
     * @param classNames binary names of classes of the session
     * @param texts Java that names declarations of the session
     */
    List<SourcePart> sources(Collection<String> classNames, Collection<String> texts);

    /** The class loader that holds the session's classes and its class path. */
    ClassLoader classLoader();

    /** Calls the listener after each execution in which classes came to be or were replaced, on the executing thread. */
    void onClassesLoaded(Consumer<List<Class<?>>> listener);

    /** The place in the user's cell of a stack frame, if the frame is the user's. */
    Optional<CellPosition> locate(StackTraceElement frame);

    /** The place in the user's cell of a line of a session class, e.g. from a class's line-number table. */
    Optional<CellPosition> locate(String className, int line);

    /** The current value of a variable of the notebook, or empty if there is none of that name or it is null. */
    Optional<Object> variable(String name);

    /** Declares or replaces a variable of the notebook; typeSource is its type as Java source ({@code List<String>}). */
    void assign(String name, String typeSource, @Nullable Object value) throws CompilationException;

    /** Names of the variables that the notebook has. */
    List<String> variableNames();

    /** Adds jars or class folders to the class path of compiling and running. */
    void addToClassPath(List<Path> entries);

    /** Everything on the class path that was added, in order. */
    List<Path> classPath();

    /** Adds import declarations ({@code "import a.b.C;"}) as if a cell had them. */
    void addImports(List<String> imports);

    @Override
    void close();
}
