package org.brewline.engine.step.isolated;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Components;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.pipeline.Linker;
import org.brewline.engine.pipeline.Nested;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineBody;
import org.brewline.engine.pipeline.PipelineDefinition;
import org.brewline.engine.pipeline.PipelineKeys;
import org.brewline.engine.pipeline.PipelinePart;
import org.brewline.engine.run.ConfigFiles;
import org.brewline.engine.run.Run;
import org.brewline.engine.run.RunEvent;
import org.brewline.engine.run.RunOptions;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.Store;

/** Runs pipelines of {@link Apart} and {@link Unruly} in a store, in this JVM or in others. */
final class ApartRuns implements AutoCloseable {
    private static final Components COMPONENTS = Components.of(Apart.class, Unruly.class);

    /** None are started ahead: most of these tests need one. */
    private final JvmProcesses processes = JvmProcesses.with(JvmProcesses::ownClassPath, 0);

    final Store store;
    final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());

    ApartRuns(Path folder) {
        store = Store.open(folder);
    }

    static Pipeline pipeline(Consumer<PipelineDefinition> body) {
        return Pipeline.define("apart", COMPONENTS, body);
    }

    /** A pipeline that contains another one. */
    static Pipeline nested() {
        Pipeline inner = link("inner", new Inner(), name -> Optional.empty());
        return link(
                "outer",
                new PipelineBody() {
                    @Override
                    protected void body() {
                        step(spec("divided"), new OfInner(this).named("first"));
                    }
                },
                name -> Optional.of(inner.part(Inner::new)));
    }

    private static Pipeline link(String name, PipelineBody body, Function<String, Optional<PipelinePart>> containable) {
        return Linker.link(
                new Linker.Head(name, "", List.of(), ""),
                body,
                new Linker.Known(COMPONENTS::find, COMPONENTS.names(), containable),
                frame -> Optional.empty());
    }

    private static ComponentSpec spec(String component) {
        return COMPONENTS.find(component).orElseThrow();
    }

    private static final class Inner extends PipelineBody {
        @Override
        protected void body() {
            giveBack(step(spec("divided"), step(spec("numbers"))));
        }
    }

    private static final class OfInner extends Nested<OfInner, List<Integer>> {
        OfInner(PipelineBody body) {
            super(body, "inner");
        }
    }

    static Pipeline of(String component) {
        return pipeline(p -> p.step(component));
    }

    Run start(Pipeline pipeline, RunOptions options, String... arguments) {
        ResolvedConfig config = ConfigResolver.resolve(
                "not run",
                PipelineKeys.of(pipeline),
                List.of(ConfigLayer.arguments(List.of(arguments), "a test")),
                Path.of("").toAbsolutePath(),
                ConfigFiles.references());
        return Runner.in(store)
                .listener(events::add)
                .parallelism(4)
                .processes(processes)
                .start(pipeline, config, options);
    }

    Run run(Pipeline pipeline, RunOptions options, String... arguments) {
        Run run = start(pipeline, options, arguments);
        run.await();
        return run;
    }

    /** In JVMs of their own. */
    Run apart(Pipeline pipeline, String... arguments) {
        return run(pipeline, RunOptions.defaults().isolated(), arguments);
    }

    Failure failure(String component) {
        return apart(of(component)).step(component).failure().orElseThrow();
    }

    /** Every artifact of the run: its step and name to what the store keeps of it. */
    TreeMap<String, String> artifacts(Run run) {
        var all = new TreeMap<String, String>();
        run.steps()
                .forEach(step -> step.artifacts()
                        .forEach(artifact -> all.put(step.name() + "." + artifact.name(), artifact.toString())));
        return all;
    }

    /** What the step has printed so far. */
    String printed(String step) {
        var text = new StringBuilder();
        List.copyOf(events).forEach(event -> {
            if (event instanceof RunEvent.StepLogged logged && logged.step().equals(step)) {
                text.append(logged.text());
            }
        });
        return text.toString();
    }

    @Override
    public void close() {
        processes.close();
        store.close();
    }
}
