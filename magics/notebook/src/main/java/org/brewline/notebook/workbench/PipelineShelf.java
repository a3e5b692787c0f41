package org.brewline.notebook.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelinePart;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.CompilationException;
import org.brewline.kernel.session.UserException;
import org.brewline.notebook.language.PipelineSource;

/** The pipelines of the notebook by name, and the config that cells give them. Safe for many threads. */
public final class PipelineShelf {
    private final PipelineDefinition definition;
    private final Map<String, LinkedPipeline> pipelines = new LinkedHashMap<>();
    private final Map<String, ConfigLayer> layers = new LinkedHashMap<>();

    PipelineShelf(PipelineDefinition definition) {
        this.definition = definition;
    }

    /** Links the pipeline of a cell; a pipeline of that name is replaced if that succeeds. */
    public Pipeline define(PipelineCell cell) throws CompilationException, UserException, InterruptedException {
        LinkedPipeline linked = definition.link(cell, this);
        put(linked);
        return linked.pipeline();
    }

    private synchronized void put(LinkedPipeline linked) {
        pipelines.put(linked.pipeline().name(), linked);
    }

    /**
     * The pipeline of that name, linked anew if one of its components was redefined.
     *
     * @throws MagicException if there is none; the message names the nearest
     */
    public Pipeline get(String name) throws CompilationException, UserException, InterruptedException {
        return fresh(known(name)).pipeline();
    }

    private LinkedPipeline fresh(LinkedPipeline linked)
            throws CompilationException, UserException, InterruptedException {
        if (definition.isUpToDate(linked, this)) {
            return linked;
        }
        LinkedPipeline again = definition.link(linked.cell(), this);
        put(again);
        return again;
    }

    /** The pipeline as it is linked now; empty if there is none. */
    synchronized Optional<LinkedPipeline> latest(String name) {
        return Optional.ofNullable(pipelines.get(name));
    }

    /** The pipelines that the body of a cell calls, up to date; the cell's own as it was, so that it can be refused. */
    Map<String, LinkedPipeline> calledIn(PipelineCell cell, String own)
            throws CompilationException, UserException, InterruptedException {
        var called = new LinkedHashMap<String, LinkedPipeline>();
        for (String name : names()) {
            Optional<LinkedPipeline> latest = latest(name);
            boolean calls = PipelineSource.isCallable(name)
                    && PipelineSource.callOf(cell.text(), cell.bodyStart(), name)
                            .isPresent();
            if (calls && latest.isPresent()) {
                called.put(name, name.equals(own) ? latest.get() : fresh(latest.get()));
            }
        }
        return called;
    }

    /** Every pipeline that others can contain. */
    public synchronized List<PipelinePart> parts() {
        return pipelines.values().stream()
                .map(LinkedPipeline::part)
                .filter(part -> PipelineSource.isCallable(part.name()))
                .toList();
    }

    /** The pipeline of that name; without a name the only one. */
    private synchronized LinkedPipeline known(String name) {
        if (name.isEmpty() && pipelines.size() == 1) {
            return pipelines.values().iterator().next();
        }
        LinkedPipeline linked = pipelines.get(name);
        if (linked == null) {
            String otherwise = pipelines.isEmpty()
                    ? "define it: %%pipeline " + (name.isEmpty() ? "penguins" : name)
                    : "there are " + String.join(", ", pipelines.keySet());
            throw new MagicException(
                    "Unknown pipeline",
                    (name.isEmpty() ? "Which pipeline?" : "There is no pipeline \"" + name + "\"") + "\n    "
                            + (name.isEmpty() ? otherwise : NearestName.advice(name, pipelines.keySet(), otherwise)));
        }
        return linked;
    }

    public synchronized List<String> names() {
        return List.copyOf(pipelines.keySet());
    }

    /** All, as they were linked last. */
    public synchronized List<Pipeline> linked() {
        return pipelines.values().stream().map(LinkedPipeline::pipeline).toList();
    }

    /** The pipeline as it was linked last, without linking it anew; empty if there is none. */
    public synchronized Optional<Pipeline> asLinked(String name) {
        return Optional.ofNullable(pipelines.get(name)).map(LinkedPipeline::pipeline);
    }

    /** The pipeline of that name as it is linked now. */
    synchronized LinkedPipeline linked(String name) {
        return known(name);
    }

    /** Gives the pipeline config that all its runs use; it replaces what was given before. */
    public synchronized void configure(String name, ConfigLayer layer) {
        layers.put(known(name).pipeline().name(), layer);
    }

    /** The config that a cell gave to the pipeline. */
    public synchronized Optional<ConfigLayer> layer(String name) {
        return Optional.ofNullable(layers.get(name));
    }
}
