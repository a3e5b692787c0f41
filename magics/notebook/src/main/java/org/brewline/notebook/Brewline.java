package org.brewline.notebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brewline.engine.compare.Comparison;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.query.Query;
import org.brewline.engine.run.CacheForecast;
import org.brewline.engine.run.Run;
import org.brewline.engine.run.RunOptions;
import org.brewline.engine.run.TakenInput;
import org.brewline.engine.store.Advance;
import org.brewline.engine.store.Collected;
import org.brewline.engine.store.GarbagePlan;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunOrigin;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.Verification;
import org.brewline.engine.sweep.Sweep;
import org.brewline.engine.sweep.SweepPlan;
import org.brewline.kernel.session.CompilationException;
import org.brewline.kernel.session.UserException;
import org.brewline.kubeflow.ExportOptions;
import org.brewline.kubeflow.image.ImageRecipe;
import org.brewline.kubeflow.result.ImportedRun;
import org.brewline.kubeflow.result.KubeflowResults;
import org.brewline.kubeflow.result.ResultSource;
import org.brewline.notebook.picture.DagPart;
import org.brewline.notebook.workbench.ArtifactReference;
import org.brewline.notebook.workbench.HashComparison;
import org.brewline.notebook.workbench.KubeflowFile;
import org.brewline.notebook.workbench.Reproduction;
import org.brewline.notebook.workbench.RunRequest;
import org.brewline.notebook.workbench.Workbench;
import org.brewline.share.BundleOptions;
import org.brewline.share.Bundles;
import org.brewline.share.Imported;
import tech.tablesaw.api.Table;

/**
 * What the magics do, as calls that return objects, for the cells of the running notebook. Runs are named as in the
 * magics: an ID or its beginning, {@code latest}, {@code -1}, or a pipeline's name.
 *
 * <pre>{@code
 * Run run = Brewline.run("penguins", "trainSvc.kernel=linear");
 * Table train = (Table) Brewline.artifact("latest/split.train");
 * }</pre>
 */
public final class Brewline {
    private static volatile Supplier<Workbench> bench = () -> {
        throw new IllegalStateException(
                "Brewline's calls work in the cells of a notebook; elsewhere use the engine's Runner");
    };

    private Brewline() {}

    static void bind(Supplier<Workbench> running) {
        bench = running;
    }

    private static Workbench bench() {
        return bench.get();
    }

    /**
     * Runs a pipeline and waits for its end, as {@code %run} does without the picture.
     *
     * @param config each as {@code step.name=value}
     */
    public static Run run(String pipeline, String... config)
            throws CompilationException, UserException, InterruptedException {
        Run run = start(pipeline, config);
        run.await();
        return run;
    }

    /**
     * What a run would do with each step, and why, as {@code %run --explain}; nothing is executed.
     *
     * @param config each as {@code step.name=value}
     */
    public static List<CacheForecast> explain(String pipeline, String... config)
            throws CompilationException, UserException, InterruptedException {
        List<ConfigLayer> layers = config.length > 0 ? List.of(ConfigLayer.arguments(List.of(config), "")) : List.of();
        return bench().runs().explain(new RunRequest(pipeline, layers, RunOptions.defaults()));
    }

    /**
     * Runs a pipeline as the options say and waits for its end: {@code RunOptions.defaults().isolated()} is {@code %run
     * --isolated}.
     *
     * @param config each as {@code step.name=value}
     */
    public static Run run(String pipeline, RunOptions options, String... config)
            throws CompilationException, UserException, InterruptedException {
        Run run = bench().runs().start(new RunRequest(pipeline, layers(config), options), event -> {});
        run.await();
        return run;
    }

    private static List<ConfigLayer> layers(String... config) {
        return config.length > 0 ? List.of(ConfigLayer.arguments(List.of(config), "")) : List.of();
    }

    /** Starts a run and returns at once, as {@code %run --background}. */
    public static Run start(String pipeline, String... config)
            throws CompilationException, UserException, InterruptedException {
        var layers = new ArrayList<ConfigLayer>();
        if (config.length > 0) {
            layers.add(ConfigLayer.arguments(List.of(config), ""));
        }
        return bench().runs().start(new RunRequest(pipeline, layers, RunOptions.defaults()), event -> {});
    }

    /**
     * Goes on from a run that was interrupted, failed or was cancelled, and waits for the end, as {@code %resume}.
     *
     * @param config each as {@code step.name=value}, stronger than what the run had
     */
    public static Run resume(String run, String... config)
            throws CompilationException, UserException, InterruptedException {
        RunRecord from = find(run);
        List<ConfigLayer> layers = config.length > 0 ? List.of(ConfigLayer.arguments(List.of(config), "")) : List.of();
        Run resumed = bench().runs()
                .resume(
                        bench().runs().resumePlan(from),
                        new RunRequest(from.shape().name(), layers, RunOptions.defaults()),
                        event -> {});
        resumed.await();
        return resumed;
    }

    /** The runs in the store, newest first, as {@code %runs}. */
    public static List<RunRecord> runs() {
        return store().runs(RunQuery.all());
    }

    /**
     * The runs that a query asks for, as {@code %runs}:
     * {@code pipeline = penguins and score.accuracy > 0.9 order by started desc}.
     *
     * @throws org.brewline.engine.query.QueryException if it can't be read
     */
    public static List<RunRecord> runs(String query) {
        return store().find(Query.parse(query));
    }

    /** The runs that a query asks for as a table, with a column for each config, metric and result. */
    public static Table runsTable(String query) {
        return bench().runs().table(Query.parse(query));
    }

    /**
     * Runs a pipeline with varied config and waits for the end, as {@code %sweep} does without the picture.
     *
     * <pre>{@code
     * var sweep = Brewline.sweep("penguins", SweepPlan.maximize("score.accuracy").vary("trainSvc.c=0.1,1,10"));
     * sweep.status().best();
     * }</pre>
     */
    public static Sweep sweep(String pipeline, SweepPlan plan)
            throws CompilationException, UserException, InterruptedException {
        Sweep sweep = bench().sweeps().start(pipeline, plan, RunOptions.defaults(), changed -> {});
        sweep.await();
        return sweep;
    }

    /** Goes on with a sweep that was ended, and waits for the end, as {@code %sweep --resume}. */
    public static Sweep resumeSweep(String sweep) throws CompilationException, UserException, InterruptedException {
        Sweep resumed = bench().sweeps().resume(store().sweeps().find(sweep), RunOptions.defaults(), changed -> {});
        resumed.await();
        return resumed;
    }

    /** What is different between runs, as {@code %compare}; each named as in the magics. */
    public static Comparison compare(String... runs) {
        return Comparison.of(
                store(), java.util.Arrays.stream(runs).map(Brewline::find).toList());
    }

    /** What a step of a run took, as {@code %inputs}; also of one that failed. */
    public static List<TakenInput> inputs(String run, String step)
            throws CompilationException, UserException, InterruptedException {
        return bench().runs().inputs(find(run), step);
    }

    /** One run, as it is named in the magics. */
    public static RunRecord find(String reference) {
        return bench().runs().references().find(reference);
    }

    /** The steps of a run with their states and artifacts, as {@code %artifacts}. */
    public static List<StepRecord> steps(String run) {
        return store().steps(find(run).id());
    }

    /** The steps that a step's artifacts come from, itself the last, as {@code %artifacts --lineage}. */
    public static List<StepRecord> lineage(String run, String step) {
        RunRecord found = find(run);
        Set<String> sources = DagPart.lineage(found.shape(), step).steps().stream()
                .map(PipelineShape.Step::name)
                .collect(Collectors.toSet());
        return store().steps(found.id()).stream()
                .filter(s -> sources.contains(s.name()))
                .toList();
    }

    /**
     * An artifact's value, as {@code %artifact}.
     *
     * @param reference {@code <run>/<step>[.<output>]}
     */
    public static Object artifact(String reference) throws InterruptedException {
        var found =
                ArtifactReference.parse(reference).find(store(), bench().runs().references());
        return bench().values().read(found.artifact()).value();
    }

    /** A pipeline, linked with its components as they are now. */
    public static Pipeline pipeline(String name) throws CompilationException, UserException, InterruptedException {
        return bench().pipelines().get(name);
    }

    /** The complete config of a pipeline as YAML, as {@code %config}. */
    public static String config(String pipeline) throws CompilationException, UserException, InterruptedException {
        return bench().runs().configText(pipeline(pipeline));
    }

    /**
     * Writes a pipeline for Kubeflow, as {@code %export kfp}; {@code ExportOptions.image("…")} for the defaults.
     *
     * @param file taken from the notebook's folder if it is relative
     * @return the file that was written
     */
    public static Path exportKubeflow(String pipeline, Path file, ExportOptions options)
            throws CompilationException, UserException, InterruptedException {
        var written = new KubeflowFile(bench().folder(), file);
        written.write(pipeline(pipeline), options);
        return written.path();
    }

    /** Writes runs into a file for somebody else, as {@code %bundle}; the file relative to the notebook's folder. */
    public static Path bundle(Path file, String... runs) {
        return bundle(file, BundleOptions.DEFAULT.inputsFrom(bench().folder()), runs);
    }

    /** The same, with what others may know of who made it. */
    public static Path bundle(Path file, BundleOptions options, String... runs) {
        Path target = bench().folder().resolve(file);
        List<RunId> ids = Stream.of(runs).map(run -> find(run).id()).toList();
        Bundles.write(store(), ids.isEmpty() ? List.of(find("latest").id()) : ids, target, options, Advance.SILENT);
        return target;
    }

    /** Takes the runs of a bundle into the store, as {@code %import}; nothing is executed or deserialized. */
    public static List<Imported> importBundle(Path file, boolean trust) {
        return Bundles.read(store(), bench().folder().resolve(file), trust, Advance.SILENT);
    }

    /**
     * Takes a finished Kubeflow run into the store, as {@code %import kfp}; nothing is executed or deserialized. A folder
     * of the source is relative to where the kernel runs.
     *
     * <pre>{@code
     * Brewline.importKubeflow(ResultSource.folder(Path.of("out")), false);
     * }</pre>
     */
    public static ImportedRun importKubeflow(ResultSource source, boolean trust) {
        return KubeflowResults.read(
                store(),
                source.pipelines().isEmpty()
                        ? source.withPipelines(bench().pipelines().linked())
                        : source,
                trust);
    }

    /** Where a run came from that was imported; empty if it was executed in this store. */
    public static Optional<RunOrigin> origin(String run) {
        return store().transfer().origin(find(run).id());
    }

    /** Writes a notebook that makes a run again, as {@code %notebook}. */
    public static Path notebook(String run, Path file) {
        Path target = bench().folder().resolve(file);
        Bundles.notebook(store(), find(run).id(), target);
        return target;
    }

    /** Goes on only if a file or folder has the content that a run read; for notebooks that make runs again. */
    public static void requireInput(String path, String sha256) throws IOException {
        new Reproduction(bench().folder()).requireInput(path, sha256);
    }

    /** The same; what is not there is put there, if the store has it because it came with the run. */
    public static void requireInput(String path, String sha256, String run) throws IOException {
        Optional<Path> kept = store().run(RunId.parse(run))
                .flatMap(known -> store().folder(known.id()).input(sha256));
        new Reproduction(bench().folder()).requireInput(path, sha256, kept).ifPresent(System.out::println);
    }

    /**
     * Compares what a run left with what another one left.
     *
     * @param expected {@code <SHA-256>  <step> <artifact>}, one a line
     */
    public static HashComparison compareHashes(String run, String expected) {
        return new Reproduction(bench().folder()).compare(steps(run), expected);
    }

    /**
     * What a pipeline's image is made of, as {@code %export image}: its libraries, and the files that its config names.
     * {@code ImageBuilders.find().build(recipe, new ImageTarget.Tar(file))} builds it.
     *
     * @param image the image's name with its tag
     */
    public static ImageRecipe imageRecipe(String pipeline, String image)
            throws CompilationException, UserException, InterruptedException {
        return ImageRecipe.stepRunner(image).withContents(bench().images().contents(pipeline(pipeline), List.of()));
    }

    /** What a step printed and logged, as {@code %logs}. */
    public static String log(String run, String step) {
        return store().log(find(run).id(), step);
    }

    /** Reads and hashes everything in the store again, as {@code %store verify}. */
    public static Verification verify() {
        return store().verify(Advance.SILENT);
    }

    /** Removes runs and what no run needs, as {@code %gc}. */
    public static Collected collect(GarbagePlan plan) {
        return store().collect(plan, Advance.SILENT);
    }

    /** The notebook's store. */
    public static Store store() {
        return bench().runs().store();
    }
}
