package org.brewline.notebook.magic;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.store.RunRecord;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.Workbench;
import org.brewline.share.Bundles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %notebook}: a run as a notebook that makes it again. */
public final class NotebookMagic extends MagicOnRuns<NotebookMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "notebook",
            description = {
                "Writes a notebook that defines exactly what a run executed, and makes the run again.",
                "It has the cells as they were, libraries pinned, and the complete config."
            },
            footer = {
                "",
                "  %%notebook latest -o again.ipynb",
                "",
                "It says if a file that the run read is another one now, and compares what comes out by SHA-256."
            })
    public static final class Arguments {
        @Parameters(
                arity = "0..1",
                paramLabel = "RUN",
                description = "The run: an ID or its beginning, latest, -1, or a pipeline's name.")
        String run = "";

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "The file to write; PIPELINE-RUN.ipynb beside the notebook without.")
        @Nullable
        Path output;
    }

    public NotebookMagic(Supplier<Workbench> workbench) {
        super("notebook", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    String title() {
        return "Not written";
    }

    /**
     * A notebook that was written.
     *
     * @param output as it was named, seen from the notebook's folder
     */
    public record Written(Path output, RunRecord run) {}

    /** Writes the notebook that the arguments ask for. */
    public static Written write(Arguments arguments, Workbench bench) {
        RunRecord run = bench.runs().references().find(arguments.run);
        Path output = arguments.output == null
                ? Path.of("%s-%s.ipynb"
                        .formatted(run.shape().name(), bench.runs().store().brief(run.id())))
                : arguments.output;
        Bundles.notebook(bench.runs().store(), run.id(), bench.folder().resolve(output));
        return new Written(output, run);
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) {
        Written written = write(arguments, bench);
        RunRecord run = written.run();
        String brief = bench.runs().store().brief(run.id());
        return new Notice()
                .code(written.output().toString())
                .quiet(" makes the run %s of ".formatted(brief))
                .strong(run.shape().name())
                .quiet(" again")
                .line();
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return before.isEmpty() ? new Candidates(workbench(), prefix).runs() : List.of();
    }
}
