package org.brewline.notebook.magic;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.pipeline.PipelineShapes;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %dag}: the graph of a pipeline. */
public final class DagMagic extends BrewlineMagic<DagMagic.Arguments> {

    /** What the line takes. */
    @Command(name = "dag", description = "Shows the graph of a pipeline, linked with its components as they are now.")
    public static final class Arguments {
        @Parameters(
                arity = "0..1",
                paramLabel = "PIPELINE",
                description = "The pipeline's name; if there is only one, it need not be said.")
        String pipeline = "";
    }

    public DagMagic(Supplier<Workbench> workbench) {
        super("dag", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws Exception {
        return Pictures.dag(PipelineShapes.of(bench.pipelines().get(arguments.pipeline)));
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return before.isEmpty() ? new Candidates(workbench(), prefix).pipelines() : List.of();
    }
}
