package org.brewline.notebook.magic;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.pipeline.PipelineShapes;
import org.brewline.engine.run.RunEvents;
import org.brewline.engine.store.RunRecord;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.DagPart;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.picture.RunPicture;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %dag}: the graph of a pipeline. */
public final class DagMagic extends MagicOnRuns<DagMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "dag",
            description = {
                "Shows the graph of a pipeline, linked with its components as they are now, or the graph of a run.",
                "Large graphs are folded; --group looks into a part."
            },
            footer = {"", "  %%dag penguins --group prepare", "  %%dag --run latest"})
    public static final class Arguments {
        @Parameters(
                arity = "0..1",
                paramLabel = "PIPELINE",
                description = "The pipeline's name; if there is only one, it need not be said.")
        String pipeline = "";

        @Option(
                names = "--group",
                paramLabel = "PART",
                description = "Only this part and what it takes from and gives to: the name of a pipeline inside, "
                        + "of a component, or of a step.")
        String group = "";

        @Option(names = "--run", paramLabel = "RUN", description = "The graph of this run, with its states.")
        String run = "";
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
        if (!arguments.run.isEmpty()) {
            RunRecord run = bench.runs().references().find(arguments.run);
            RunPicture picture = RunPicture.of(RunEvents.replay(bench.runs().store(), run.id()));
            return Pictures.dag(picture, part(run.shape(), arguments.group));
        }
        return Pictures.dag(part(PipelineShapes.of(bench.pipelines().get(arguments.pipeline)), arguments.group));
    }

    private static PipelineShape part(PipelineShape shape, String group) {
        if (group.isEmpty()) {
            return shape;
        }
        return DagPart.named(shape, group).orElseThrow(() -> {
            List<String> names = DagPart.names(shape);
            String all = String.join(", ", names.subList(0, Math.min(12, names.size())));
            return new MagicException(
                    "Unknown part",
                    "The pipeline \"%s\" has no part \"%s\"\n    %s"
                            .formatted(shape.name(), group, NearestName.advice(group, names, "it has " + all)));
        });
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        var candidates = new Candidates(workbench(), prefix);
        String last = before.isEmpty() ? "" : before.get(before.size() - 1);
        if (last.equals("--run")) {
            return candidates.runs();
        } else if (last.equals("--group")) {
            return workbench().pipelines().asLinked(before.get(0)).map(PipelineShapes::of).map(DagPart::names).stream()
                    .flatMap(List::stream)
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> new Completions.Item(name, "part", ""))
                    .toList();
        }
        return before.isEmpty() ? candidates.pipelines() : List.of();
    }
}
