package org.brewline.engine.step.isolated;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.component.Isolation;
import org.brewline.engine.component.RelayedException;
import org.brewline.engine.component.Resources;
import org.brewline.engine.run.StepNeeds;
import org.brewline.engine.run.StepOrder;
import org.brewline.engine.run.StepProcesses;
import org.brewline.engine.run.StepReports;

/**
 * Executes each step in a JVM of its own, taken from a few that are ready. Safe for many threads.
 *
 * <pre>{@code
 * try (var processes = JvmProcesses.with(() -> classPath, 2)) {
 *     Runner.in(store).processes(processes).start(pipeline, config, RunOptions.defaults().isolated());
 * }
 * }</pre>
 */
public final class JvmProcesses implements StepProcesses, AutoCloseable {
    private static final int READY = 2;

    private final Supplier<List<Path>> classPath;
    private final JvmPool pool;
    private final Guard guard = new Guard();

    /** With the class path of this JVM; how the engine makes them itself. */
    public JvmProcesses() {
        this(JvmProcesses::ownClassPath, READY);
    }

    private JvmProcesses(Supplier<List<Path>> classPath, int ready) {
        this.classPath = classPath;
        this.pool = new JvmPool(ready);
    }

    /**
     * Those of a caller that knows better what steps need.
     *
     * @param classPath of the steps, asked for when one starts; the engine is on it
     * @param ready how many JVMs wait for steps; 0 for none, so that each step starts its own
     */
    public static JvmProcesses with(Supplier<List<Path>> classPath, int ready) {
        return new JvmProcesses(classPath, ready);
    }

    /** What this JVM was started with. */
    public static List<Path> ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .toList();
    }

    @Override
    public void expect(List<StepNeeds> needs) {
        needs.stream()
                .map(need -> spec(need.resources(), need.isolation()))
                .distinct()
                .limit(READY)
                .forEach(spec -> {
                    var unused = pool.prepare(spec);
                });
    }

    private JvmSpec spec(Resources resources, Isolation isolation) {
        return new JvmSpec(classPath.get(), resources.memory(), resources.cpu(), isolation.disk());
    }

    @Override
    public List<Artifact> execute(StepOrder order, StepReports reports) throws Exception {
        Path scratch = order.store().scratch(order.run(), order.step());
        Path folder = order.store().folder(order.run()).path();
        Optional<Path> heapDump = order.isolation().heapDump()
                ? Optional.of(Files.createDirectories(folder).resolve(name(order) + ".hprof"))
                : Optional.empty();
        JvmSpec spec = spec(order.component().resources(), order.isolation());
        StepJvm jvm = pool.take(spec);
        guard.watch(jvm, scratch);
        try {
            return jvm.run(
                            to -> OrderForm.write(to, order, scratch, heapDump),
                            reports,
                            folder.resolve(name(order) + ".crash.log"))
                    .storeIn(order.store());
        } catch (RelayedException e) {
            throw Hints.added(e, spec, heapDump);
        } finally {
            guard.leave(jvm);
            jvm.dismiss();
            delete(scratch);
            delete(scratch.resolveSibling(scratch.getFileName() + "~made"));
        }
    }

    /** A step's name as that of a file. */
    private static String name(StepOrder order) {
        return order.step().replace('/', '.');
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // It goes when the store is closed.
        }
    }

    /** Ends the JVMs that wait. */
    @Override
    public void close() {
        pool.close();
    }
}
