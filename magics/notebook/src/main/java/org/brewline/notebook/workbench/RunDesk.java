package org.brewline.notebook.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.config.ConfigYaml;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineKeys;
import org.brewline.engine.query.Query;
import org.brewline.engine.run.CacheForecast;
import org.brewline.engine.run.ConfigFiles;
import org.brewline.engine.run.ResumePlan;
import org.brewline.engine.run.Run;
import org.brewline.engine.run.RunListener;
import org.brewline.engine.run.RunOptions;
import org.brewline.engine.run.Runner;
import org.brewline.engine.run.StepThreads;
import org.brewline.engine.run.TakenInput;
import org.brewline.engine.step.isolated.JvmProcesses;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.RunStart;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.StoreAddress;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.CompilationException;
import org.brewline.kernel.session.Session;
import org.brewline.kernel.session.UserException;
import org.jspecify.annotations.Nullable;

/** Starts runs and keeps the store of the notebook, which is opened at its first use. Safe for many threads. */
public final class RunDesk implements AutoCloseable {
    /** How many JVMs wait for isolated steps, once there was one. */
    private static final int READY_JVMS = 2;

    private final Session session;
    private final Path folder;
    private final PipelineShelf pipelines;
    private final RunCells cells;
    private final StepThreads threads;
    /** What ended within this time before the kernel began, ended with the kernel before it. */
    private static final Duration RESTART = Duration.ofSeconds(60);

    private static final int MOST_TOLD = 20;

    private final AtomicBoolean toldOfEnded = new AtomicBoolean();
    private final JvmProcesses processes;
    private Supplier<Store> stores;
    private final List<Run> started = new CopyOnWriteArrayList<>();
    private final Overrides overrides = new Overrides();
    private final List<RunListener> observers = new CopyOnWriteArrayList<>();
    private @Nullable Store store;

    RunDesk(Session session, Path folder, PipelineShelf pipelines, RunCells cells, StepThreads threads) {
        this.session = session;
        this.folder = folder;
        this.pipelines = pipelines;
        this.cells = cells;
        this.threads = threads;
        this.processes = JvmProcesses.with(() -> StepClassPath.of(session), READY_JVMS);
        this.stores = () -> Store.find(folder);
    }

    /** Sets what opens the store, before its first use. */
    synchronized void openedBy(Supplier<Store> another) {
        stores = another;
    }

    /** The store of the notebook's folder; found or made at the first call, and anew if its folder was removed. */
    public synchronized Store store() {
        Store open = store;
        if (open != null && Files.isDirectory(open.folder())) {
            return open;
        }
        store = null;
        Store found = stores.get();
        store = found;
        return found;
    }

    /**
     * The runs that ended because their kernel did, a moment before this kernel began or since: what is still shown of
     * them goes on for ever. Told once.
     */
    public List<RunRecord> endedWithTheirKernel() {
        boolean told = toldOfEnded.getAndSet(true);
        if (told || !Files.isDirectory(StoreAddress.of(folder).folder())) {
            return List.of(); // looking makes no store
        }
        Instant begun = ProcessHandle.current().info().startInstant().orElse(Instant.now());
        return store().runs(RunQuery.all().state(RunState.INTERRUPTED).limit(MOST_TOLD)).stream()
                .filter(run -> run.finished()
                        .filter(end -> end.isAfter(begun.minus(RESTART)))
                        .isPresent())
                .toList();
    }

    /** The config that a run would use. */
    public ResolvedConfig resolve(Pipeline pipeline, List<ConfigLayer> layers) {
        var all = new ArrayList<ConfigLayer>();
        pipelines.layer(pipeline.name()).ifPresent(all::add);
        all.addAll(layers);
        overrides.layer(pipeline, pipelines.names().size() == 1).ifPresent(all::add);
        return ConfigResolver.resolve(
                "\"" + pipeline.name() + "\" was not run",
                PipelineKeys.of(pipeline),
                all,
                folder,
                ConfigFiles.references());
    }

    /** Config that is stronger than all else in every run of a pipeline that takes it. */
    public Overrides overrides() {
        return overrides;
    }

    /** Tells the listener of every run that begins from now on, beside whom the run is shown to. */
    public void observe(RunListener observer) {
        observers.add(observer);
    }

    /** The complete config of the pipeline as YAML, with what a cell gave it. */
    public String configText(Pipeline pipeline) {
        return ConfigYaml.complete(
                PipelineKeys.of(pipeline),
                pipelines.layer(pipeline.name()).stream().toArray(ConfigLayer[]::new));
    }

    /** The JSON Schema of the pipeline's config, as text. */
    public String configSchema(Pipeline pipeline) {
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(PipelineKeys.schema(pipeline));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and texts are JSON", e);
        }
    }

    /** Links the pipeline if need be, resolves its config, starts it; nothing is written if any of that fails. */
    public Run start(RunRequest request, RunListener listener)
            throws CompilationException, UserException, InterruptedException {
        Pipeline pipeline = pipelines.get(request.pipeline());
        ResolvedConfig config = resolve(pipeline, request.layers());
        return start(pipeline, config, options(request), listener);
    }

    /**
     * Goes on from a run with the config that it had: what finished is taken, the rest is executed.
     *
     * @param request of the run's pipeline; its layers are stronger than what the run had
     */
    public Run resume(ResumePlan plan, RunRequest request, RunListener listener)
            throws CompilationException, UserException, InterruptedException {
        Pipeline pipeline = pipelines.get(request.pipeline());
        ResolvedConfig config = plan.config(store(), pipeline, request.layers(), folder);
        return start(pipeline, config, options(request).resuming(plan.run().id()), listener);
    }

    /**
     * Executes one step alone, on what the steps before it left in a run.
     *
     * @param request its layers are stronger than what the run had
     */
    public Run only(String step, RunRecord from, RunRequest request, RunListener listener)
            throws CompilationException, UserException, InterruptedException {
        Pipeline pipeline = pipelines.get(from.shape().name());
        RunOptions options = request.options().withCells(cells(pipeline.name()));
        return remembered(runner().listener(listener).only(step, from.id(), pipeline, request.layers(), options));
    }

    /** What a step of a run took, also of one that failed. */
    public List<TakenInput> inputs(RunRecord run, String step)
            throws CompilationException, UserException, InterruptedException {
        return runner().inputs(step, run.id(), pipelines.get(run.shape().name()));
    }

    private Run remembered(Run run) {
        started.removeIf(earlier -> earlier.state().isFinal());
        started.add(run);
        return run;
    }

    /** What going on from a run will do; refused if there is nothing to go on from. */
    public ResumePlan resumePlan(RunRecord run) throws CompilationException, UserException, InterruptedException {
        ResumePlan.requireUnfinished(store(), run);
        return ResumePlan.of(store(), run.id(), pipelines.get(run.shape().name()));
    }

    /** What a run would do with each step, and why; nothing is executed or written. */
    public List<CacheForecast> explain(RunRequest request)
            throws CompilationException, UserException, InterruptedException {
        Pipeline pipeline = pipelines.get(request.pipeline());
        ResolvedConfig config = resolve(pipeline, request.layers());
        return Runner.in(store())
                .baseFolder(folder)
                .classLoader(session.classLoader())
                .explain(pipeline, config, request.options());
    }

    private RunOptions options(RunRequest request) {
        return request.options().withCells(cells.of(pipelines.linked(request.pipeline())));
    }

    private Run start(Pipeline pipeline, ResolvedConfig config, RunOptions options, RunListener listener) {
        return remembered(runner().listener(listener).start(pipeline, config, options));
    }

    /** What executes the notebook's runs. */
    Runner runner() {
        Runner runner = Runner.in(store())
                .baseFolder(folder)
                .classLoader(session.classLoader())
                .locate(frame ->
                        session.locate(frame).map(place -> new Failure.Frame(frame.getMethodName(), place.toString())))
                .threads(threads)
                .processes(processes);
        for (RunListener observer : observers) {
            runner = runner.listener(observer);
        }
        return runner;
    }

    List<RunStart.Cell> cells(String pipeline) {
        return cells.of(pipelines.linked(pipeline));
    }

    /** The runs of this notebook that go on. */
    public List<Run> running() {
        return started.stream().filter(run -> !run.state().isFinal()).toList();
    }

    /** Runs by name or by query. */
    public RunSelection selection() {
        return new RunSelection(store());
    }

    /** The runs that a query asks for, as a table. */
    public tech.tablesaw.api.Table table(Query query) {
        return new RunsAsTable(store(), store().find(query)).table();
    }

    /** Declares a variable of the notebook that holds them; gives how many there are. */
    public int assignTable(String variable, Query query) throws InterruptedException, CompilationException {
        if (!variable.matches("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*")) {
            throw new MagicException("No variable", "\"" + variable + "\" can't be a variable's name");
        }
        tech.tablesaw.api.Table table = table(query);
        session.assign(variable, "tech.tablesaw.api.Table", table);
        return table.rowCount();
    }

    public RunReferences references() {
        return new RunReferences(store());
    }

    @Override
    public synchronized void close() {
        running().forEach(Run::cancel);
        processes.close();
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
