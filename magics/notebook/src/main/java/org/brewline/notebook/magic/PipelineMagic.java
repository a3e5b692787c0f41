package org.brewline.notebook.magic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineShapes;
import org.brewline.kernel.display.Displayable;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.source.OriginSource;
import org.brewline.notebook.language.PipelineHead;
import org.brewline.notebook.language.PipelineSource;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.workbench.PipelineCell;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %%pipeline}: links components into a pipeline. */
public final class PipelineMagic extends BrewlineMagic<PipelineMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "pipeline",
            description = "Links components into a pipeline. Nothing is executed until %%run.",
            footer = {
                "",
                "  %%%%pipeline penguins(double minAccuracy = 0.9)",
                "  var parts = split(load());",
                "  var svc = trainSvc(parts.train()).kernel(\"rbf\");",
                "  when(evaluate(svc, parts.test()).accuracy().atLeast(minAccuracy), () -> publish(svc));"
            })
    public static final class Arguments {
        @Parameters(
                arity = "0..1",
                paramLabel = "NAME(PARAMETERS)",
                description = "The pipeline's name, and in parentheses config of its own, with or without defaults.")
        String head = "";
    }

    public PipelineMagic(Supplier<Workbench> workbench) {
        super("pipeline", Set.of(Form.CELL), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    String title() {
        return "No pipeline";
    }

    /** The line is one argument, as it is Java, unless it is an option. */
    @Override
    public List<String> tokenize(String argumentLine) {
        String line = argumentLine.strip();
        return line.isEmpty() ? List.of() : List.of(line);
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws Exception {
        int end = call.argumentStart() + call.argumentLine().length();
        Pipeline pipeline = bench.pipelines()
                .define(new PipelineCell(call.cell(), call.argumentStart(), end, call.bodyStart(), call.count()));
        MimeBundle picture = Pictures.dag(PipelineShapes.of(pipeline));
        return (Displayable) () -> picture;
    }

    @Override
    public Optional<OriginSource> java(MagicCall call) {
        int end = call.argumentStart() + call.argumentLine().length();
        return Optional.of(PipelineSource.sketch(
                call.cell(),
                PipelineHead.sketch(call.cell(), call.argumentStart(), end),
                call.bodyStart(),
                workbench().components().all(),
                workbench().pipelines().parts()));
    }
}
