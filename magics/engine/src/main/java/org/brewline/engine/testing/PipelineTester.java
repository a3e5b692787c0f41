package org.brewline.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.run.Run;
import org.brewline.engine.run.RunOptions;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.Store;

/**
 * Runs pipelines for tests, in a store of its own that is gone when it is closed.
 *
 * <pre>{@code
 * try (var tester = PipelineTester.create()) {
 *     TestedRun run = tester.run(Iris.pipeline(), "train.epochs=3").succeeded();
 *     assertTrue(run.value("evaluate", Double.class) > 0.9);
 *     assertEquals(Set.of("load", "train", "evaluate"), run.executed());
 * }
 * }</pre>
 *
 * Runs of one tester share its store, so a second run takes from the cache what the first one made. For one thread.
 */
public final class PipelineTester implements AutoCloseable {
    private final Path folder;
    private final Store store;
    private final Runner runner;

    private final RunOptions options;

    private PipelineTester(Path folder, Store store, Runner runner, RunOptions options) {
        this.folder = folder;
        this.store = store;
        this.runner = runner;
        this.options = options;
    }

    /** A tester with an empty store in a temporary folder. */
    public static PipelineTester create() {
        try {
            Path folder = Files.createTempDirectory("brewline-test");
            Store store = Store.open(folder.resolve("store"));
            return new PipelineTester(folder, store, Runner.in(store), RunOptions.defaults());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same tester, with relative paths in config starting from that folder. */
    public PipelineTester baseFolder(Path base) {
        return new PipelineTester(folder, store, runner.baseFolder(base), options);
    }

    /** The same tester, with so many steps at once. */
    public PipelineTester parallelism(int steps) {
        return new PipelineTester(folder, store, runner.parallelism(steps), options);
    }

    /**
     * The same tester, in whose runs a step is not executed but taken to have left that value: for what comes after a
     * step that is slow, or needs what a test does not have.
     *
     * <pre>{@code
     * tester.replace("load", List.of(3700.0, 4200.0)).run(pipeline).succeeded();
     * }</pre>
     *
     * @param value of the type that the step's component returns
     */
    public PipelineTester replace(String step, Object value) {
        return new PipelineTester(folder, store, runner, options.replacing(step, value));
    }

    /**
     * Runs the pipeline to its end, whatever that is.
     *
     * @param config each as {@code step.name=value}
     * @throws org.brewline.engine.config.ProblemsException if config is missing or wrong
     */
    public TestedRun run(Pipeline pipeline, String... config) {
        List<ConfigLayer> given = List.of(ConfigLayer.arguments(List.of(config), "the run's arguments"));
        return ended(runner.start(pipeline, runner.resolve(pipeline, given), options));
    }

    /** Goes on from a run that did not succeed. */
    public TestedRun resume(TestedRun run, Pipeline pipeline, String... config) {
        return ended(runner.resume(run.id(), pipeline, config));
    }

    private TestedRun ended(Run run) {
        var unused = run.await();
        return new TestedRun(store, run);
    }

    /** Where the runs are, for what a {@link TestedRun} does not tell. */
    public Store store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
        try (var tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
