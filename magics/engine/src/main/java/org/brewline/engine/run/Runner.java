package org.brewline.engine.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Resources;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.config.ProblemList;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.config.Setting;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineKeys;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.pipeline.PipelineShapes;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.Journal;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunStart;
import org.brewline.engine.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Executes pipelines and records them in a store. Immutable: each setting gives another runner.
 *
 * <pre>{@code
 * Run run = Runner.in(store).parallelism(4).listener(System.out::println).start(pipeline, config);
 * run.await();
 * }</pre>
 */
public final class Runner {
    private final Store store;
    private final Settings settings;

    /** Not changed once a runner has them. */
    private static final class Settings {
        int parallelism = Runtime.getRuntime().availableProcessors();
        Path baseFolder = Path.of("").toAbsolutePath();
        Optional<ClassLoader> loader = Optional.empty();
        Optional<Function<StackTraceElement, Optional<Failure.Frame>>> locate = Optional.empty();
        List<RunListener> listeners = List.of();
        StepThreads threads = StepThreads.plain();
        Resources machine = Machine.here();
        Optional<StepProcesses> processes = Optional.empty();

        /** A copy that differs in what is set there. */
        Settings with(Consumer<Settings> change) {
            var copy = new Settings();
            copy.parallelism = parallelism;
            copy.baseFolder = baseFolder;
            copy.loader = loader;
            copy.locate = locate;
            copy.listeners = listeners;
            copy.threads = threads;
            copy.machine = machine;
            copy.processes = processes;
            change.accept(copy);
            return copy;
        }
    }

    private Runner(Store store, Settings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** A runner with as many steps at once as there are processors, and the working folder as base of paths. */
    public static Runner in(Store store) {
        return new Runner(store, new Settings());
    }

    private Runner with(Consumer<Settings> change) {
        return new Runner(store, settings.with(change));
    }

    /** How many steps run at once. */
    public Runner parallelism(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("parallelism (%s) must be positive".formatted(steps));
        }
        return with(s -> s.parallelism = steps);
    }

    /** What relative paths in config are relative to. */
    public Runner baseFolder(Path folder) {
        return with(s -> s.baseFolder = folder.toAbsolutePath());
    }

    /** The loader that knows the classes of stored values; by default each component's own. */
    public Runner classLoader(ClassLoader loader) {
        return with(s -> s.loader = Optional.of(loader));
    }

    /** How a frame of the user's code is named; by default by file and line. Empty for frames that are not the user's. */
    public Runner locate(Function<StackTraceElement, Optional<Failure.Frame>> locate) {
        return with(s -> s.locate = Optional.of(locate));
    }

    /** One listener more. */
    public Runner listener(RunListener listener) {
        var more = new ArrayList<>(settings.listeners);
        more.add(listener);
        return with(s -> s.listeners = List.copyOf(more));
    }

    /** How threads are made and ended. */
    public Runner threads(StepThreads threads) {
        return with(s -> s.threads = threads);
    }

    /** What steps share that say what they need; by default all processors and memory of this machine. */
    public Runner machine(Resources machine) {
        return with(s -> s.machine = machine);
    }

    /** Where steps run that run in processes of their own; by default in JVMs with the class path of this one. */
    public Runner processes(StepProcesses processes) {
        return with(s -> s.processes = Optional.of(processes));
    }

    /**
     * Starts a run with the defaults, and {@code key=value} arguments such as {@code train.c=10} over them.
     *
     * @throws org.brewline.engine.config.ProblemsException if config is missing or wrong; nothing is started
     */
    public Run start(Pipeline pipeline, String... arguments) {
        return start(pipeline, resolve(pipeline, List.of(given(arguments))));
    }

    private static ConfigLayer given(String... arguments) {
        return ConfigLayer.arguments(List.of(arguments), "the run's arguments");
    }

    /**
     * The config of a run with what these layers give.
     *
     * @throws org.brewline.engine.config.ProblemsException if config is missing or wrong
     */
    public ResolvedConfig resolve(Pipeline pipeline, List<ConfigLayer> layers) {
        return ConfigResolver.resolve(
                "\"%s\" was not run".formatted(pipeline.name()),
                PipelineKeys.of(pipeline),
                layers,
                settings.baseFolder,
                ConfigFiles.references());
    }

    /**
     * Starts a run with the config of a YAML or JSON file, and {@code key=value} arguments over it.
     *
     * @throws org.brewline.engine.config.ProblemsException if config is missing or wrong; nothing is started
     */
    public Run start(Pipeline pipeline, Path config, String... arguments) {
        return start(
                pipeline,
                resolve(pipeline, List.of(ConfigFiles.read(settings.baseFolder.resolve(config)), given(arguments))));
    }

    /**
     * Goes on from a run that did not succeed: a new run with the same config, which takes the finished steps of that
     * one and executes what is missing, or what changed since. Config can be given anew as {@code key=value}.
     *
     * @param pipeline as it is now
     * @throws org.brewline.engine.config.ProblemsException if the run still goes on, or succeeded, or was of another
     *     pipeline, or config is missing
     */
    public Run resume(RunId run, Pipeline pipeline, String... arguments) {
        ResumePlan plan = ResumePlan.of(store, run, pipeline);
        ResolvedConfig config = plan.config(
                store,
                pipeline,
                List.of(ConfigLayer.arguments(List.of(arguments), "the run's arguments")),
                settings.baseFolder);
        return start(pipeline, config, RunOptions.defaults().resuming(run));
    }

    /**
     * Executes one step alone, on exactly what the steps before it left in another run; nothing comes from the cache but
     * these.
     *
     * @param layers config over what that run was given
     * @throws org.brewline.engine.config.ProblemsException if a step that it needs did not finish there
     */
    public Run only(String step, RunId from, Pipeline pipeline, List<ConfigLayer> layers, RunOptions options) {
        Pipeline alone = new StepAlone(store, pipeline, from, step).pipeline();
        return start(
                alone,
                configOf(from, pipeline, layers),
                options.only(new OnlyStep(step, from)).resuming(from));
    }

    /**
     * What a step of a run took, also of one that failed: the values that it was called with, read anew.
     *
     * @param step its name; {@code train[3]} of one that ran for each item
     * @param pipeline as it is now
     * @throws org.brewline.engine.config.ProblemsException if something that it takes is not there
     */
    public List<TakenInput> inputs(String step, RunId from, Pipeline pipeline) {
        return new StepAlone(store, pipeline, from, step).inputs(configOf(from, pipeline, List.of()), settings.loader);
    }

    private ResolvedConfig configOf(RunId run, Pipeline pipeline, List<ConfigLayer> layers) {
        var all = new ArrayList<ConfigLayer>();
        all.add(ConfigLayer.yaml(store.givenConfig(run), Setting.Origin.CONFIG, "run " + store.brief(run), 0));
        all.addAll(layers);
        return resolve(pipeline, all);
    }

    /** Starts a run and returns at once; by then the run is recorded. */
    public Run start(Pipeline pipeline, ResolvedConfig config) {
        return start(pipeline, config, RunOptions.defaults());
    }

    /**
     * Starts a run and returns at once; by then the run is recorded.
     *
     * @throws org.brewline.engine.config.ProblemsException if a step asks for more than the machine has
     */
    public Run start(Pipeline pipeline, ResolvedConfig config, RunOptions options) {
        refuseInputs(pipeline);
        Replacements.check(pipeline, options.replaced());
        Machine.check(pipeline, settings.machine);
        Instant started = RunLoop.now();
        PipelineShape shape = PipelineShapes.of(pipeline);
        var components = new LinkedHashMap<String, ComponentSpec>();
        pipeline.steps().forEach(step -> components.put(step.name(), step.component()));
        Journal journal = store.begin(new RunStart(
                store.newRunId(),
                shape,
                started,
                "%s %s".formatted(System.getProperty("java.vm.name"), Runtime.version()),
                entries(config),
                components,
                options.cells(),
                options.resumed(),
                options.trial()));
        return execute(
                pipeline,
                config,
                options,
                journal,
                new RunEvent.RunStarted(journal.run(), started, shape, texts(config)));
    }

    private static void refuseInputs(Pipeline pipeline) {
        var problems = new ProblemList();
        pipeline.inputs()
                .forEach(input -> problems.add(
                        "%s takes %s, which a step gives".formatted(pipeline.name(), input.name()),
                        input.place(),
                        "run a pipeline that contains it, as in %s(…)".formatted(pipeline.name())));
        problems.throwIfAny("\"%s\" can't run by itself".formatted(pipeline.name()));
    }

    /**
     * Says of each step what {@link #start} would do with it, and why. Executes and writes nothing; reads the files that
     * config names.
     */
    public List<CacheForecast> explain(Pipeline pipeline, ResolvedConfig config, RunOptions options) {
        refuseInputs(pipeline);
        return new Forecast(
                        store,
                        pipeline,
                        config,
                        new Values(store, pipeline, config, settings.loader),
                        new CacheKeys(store, settings.baseFolder),
                        options.useCache())
                .steps();
    }

    private Run execute(Pipeline pipeline, ResolvedConfig config, RunOptions options, Journal journal, RunEvent first) {
        var loop = new RunLoop(
                pipeline,
                new RunLoop.Settings(
                        options.parallelism().orElse(settings.parallelism),
                        options.failFast(),
                        options.timeout(),
                        settings.machine,
                        new Workers(settings.threads),
                        settings.locate));
        var events = new EventQueue("brewline-events " + journal.run(), settings.listeners, loop::broken);
        events.post(first);
        StepProcesses processes = processes(pipeline, options);
        loop.start(new RunScope(
                store,
                journal,
                events,
                new Values(store, pipeline, config, settings.loader),
                config,
                HiddenWords.of(config),
                new CacheKeys(store, settings.baseFolder),
                options,
                processes,
                loop));
        return new Run(journal.run(), store, loop, loader(pipeline));
    }

    private StepProcesses processes(Pipeline pipeline, RunOptions options) {
        List<StepNeeds> needs = pipeline.steps().stream()
                .map(step -> new StepNeeds(
                        step.component().resources(),
                        options.isolation().and(step.component().isolation())))
                .filter(need -> need.isolation().apart())
                .toList();
        if (needs.isEmpty()) {
            return (order, reports) -> {
                throw new IllegalStateException("no step runs in a process of its own");
            };
        }
        StepProcesses processes = settings.processes.orElseGet(StepProcesses::ofThisJvm);
        processes.expect(needs);
        return processes;
    }

    private ClassLoader loader(Pipeline pipeline) {
        return settings.loader.orElseGet(() -> {
            @Nullable
            ClassLoader own = pipeline.steps().isEmpty()
                    ? null
                    : pipeline.steps()
                            .get(0)
                            .component()
                            .method()
                            .getDeclaringClass()
                            .getClassLoader();
            return own != null ? own : ClassLoader.getSystemClassLoader();
        });
    }

    private Map<String, Map<String, RunStart.Entry>> entries(ResolvedConfig config) {
        return map(
                config,
                setting -> new RunStart.Entry(
                        setting.text(),
                        setting.origin(),
                        setting.secret()
                                ? Optional.of(store.secretDigest(SecretText.of(setting.value())))
                                : Optional.empty()));
    }

    private static Map<String, Map<String, String>> texts(ResolvedConfig config) {
        return map(config, Setting::text);
    }

    private static <T> Map<String, Map<String, T>> map(ResolvedConfig config, Function<Setting, T> each) {
        var result = new LinkedHashMap<String, Map<String, T>>();
        var all = new LinkedHashMap<String, Map<String, Setting>>();
        all.put("", config.params());
        all.putAll(config.steps());
        all.forEach((step, settings) -> {
            if (!settings.isEmpty()) {
                var of = new LinkedHashMap<String, T>();
                settings.forEach((name, setting) -> of.put(name, each.apply(setting)));
                result.put(step, of);
            }
        });
        return result;
    }
}
