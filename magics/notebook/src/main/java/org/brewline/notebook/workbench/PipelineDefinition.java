package org.brewline.notebook.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.pipeline.Linker;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineBody;
import org.brewline.engine.pipeline.PipelineParam;
import org.brewline.engine.pipeline.PipelinePart;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.kernel.session.CompilationException;
import org.brewline.kernel.session.Session;
import org.brewline.kernel.session.UserException;
import org.brewline.kernel.source.CellPosition;
import org.brewline.notebook.language.PipelineHead;
import org.brewline.notebook.language.PipelineSource;

/** Makes pipelines out of cells: generates the class, compiles it in the session, traces its body. */
final class PipelineDefinition {
    private final Session session;
    private final ComponentShelf components;

    PipelineDefinition(Session session, ComponentShelf components) {
        this.session = session;
        this.components = components;
    }

    /** Whether the pipeline's components are still the ones that it was linked with. */
    boolean isUpToDate(LinkedPipeline linked, PipelineShelf shelf) {
        return linked.parts().entrySet().stream()
                        .allMatch(part -> shelf.latest(part.getKey()).equals(Optional.of(part.getValue()))
                                && isUpToDate(part.getValue(), shelf))
                && linked.components().entrySet().stream()
                        .allMatch(e -> components.find(e.getKey()).equals(Optional.of(e.getValue())));
    }

    LinkedPipeline link(PipelineCell cell, PipelineShelf shelf)
            throws CompilationException, UserException, InterruptedException {
        PipelineHead head = PipelineHead.of(cell.text(), cell.headStart(), cell.headEnd());
        Map<Integer, String> defaults = DefaultTexts.of(session, cell.text(), head.params(), cell.count());
        refuseBroken(cell, head);
        Map<String, LinkedPipeline> parts = shelf.calledIn(cell, head.name());
        Supplier<? extends PipelineBody> bodies = compile(cell, head, parts);
        PipelineBody body = bodies.get();
        Pipeline pipeline = trace(cell, head, body, params(cell, head, body, defaults), parts);
        var used = new LinkedHashMap<String, ComponentSpec>();
        for (StepNode step : pipeline.steps()) {
            used.put(step.component().name(), step.component());
        }
        return new LinkedPipeline(pipeline, cell, used, pipeline.part(bodies), parts);
    }

    /** A component that can't be used is still a method that the body could call; that is not what is meant. */
    private void refuseBroken(PipelineCell cell, PipelineHead head) {
        var problems = new ArrayList<Problem>();
        components
                .broken()
                .forEach((name, why) -> PipelineSource.callOf(cell.text(), cell.bodyStart(), name)
                        .ifPresent(offset -> problems.add(new Problem(
                                "the component \"" + name + "\" can't be used",
                                CellLines.place(cell.text(), offset, cell.count())
                                        .toString(),
                                String.valueOf(why.getMessage()).replace("\n", "\n    ")))));
        if (!problems.isEmpty()) {
            throw new ProblemsException("The pipeline " + head.name() + " can't be linked", problems);
        }
    }

    private Supplier<? extends PipelineBody> compile(
            PipelineCell cell, PipelineHead head, Map<String, LinkedPipeline> parts)
            throws CompilationException, UserException, InterruptedException {
        try {
            List<PipelinePart> called =
                    parts.values().stream().map(LinkedPipeline::part).toList();
            session.execute(
                    PipelineSource.of(cell.text(), cell.bodyStart(), head, components.all(), called), cell.count());
            return PipelineSource.take();
        } catch (CompilationException e) {
            throw new PipelineComplaints(head, components).reword(e);
        }
    }

    private static List<PipelineParam> params(
            PipelineCell cell, PipelineHead head, PipelineBody body, Map<Integer, String> defaults) {
        return head.params().stream()
                .map(formal -> new PipelineParam(
                        formal.name(),
                        PipelineSource.paramType(body, formal.name()),
                        formal.type(),
                        Optional.ofNullable(defaults.get(formal.start())),
                        place(cell)))
                .toList();
    }

    private Pipeline trace(
            PipelineCell cell,
            PipelineHead head,
            PipelineBody body,
            List<PipelineParam> params,
            Map<String, LinkedPipeline> parts)
            throws UserException {
        try {
            return Linker.link(
                    new Linker.Head(
                            head.name(),
                            PipelineSource.documentation(cell.text(), cell.bodyStart()),
                            params,
                            place(cell)),
                    body,
                    new Linker.Known(
                            components::find,
                            components.names(),
                            name -> within(parts, name).map(LinkedPipeline::part)),
                    frame -> session.locate(frame).map(Object::toString));
        } catch (ProblemsException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UserException(e); // the body is the user's code, and threw
        }
    }

    /** The pipeline of that name among these, or among those that they contain. */
    private static Optional<LinkedPipeline> within(Map<String, LinkedPipeline> parts, String name) {
        return Optional.ofNullable(parts.get(name))
                .or(() -> parts.values().stream()
                        .flatMap(part -> within(part.parts(), name).stream())
                        .findFirst());
    }

    private static String place(PipelineCell cell) {
        return new CellPosition(cell.count(), 1, 1).toString();
    }
}
