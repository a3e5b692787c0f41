package org.brewline.notebook.magic;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.brewline.engine.store.Advance;
import org.brewline.engine.store.RunOrigin;
import org.brewline.kernel.cell.PathCompletion;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.HowFar;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.Workbench;
import org.brewline.share.Bundles;
import org.brewline.share.Imported;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %import}: takes runs from elsewhere into the store. */
public final class ImportMagic extends BrewlineMagic<ImportMagic.Arguments> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What the line takes. */
    @Command(
            name = "import",
            description = {
                "Takes the runs of a file that %%bundle wrote, or a finished Kubeflow run, into the store.",
                "Every name and hash is checked before; nothing is executed or deserialized.",
                "kfp: the folder that a run of an exported pipeline left (of Kubeflow's local orchestrator, or below an "
                        + "object store's pipeline root), or a server and a run's ID, with --artifacts for its folder."
            },
            footer = {
                "",
                "  %%import penguins.zip",
                "  %%import penguins.zip --trust",
                "  %%import kfp out/penguins-2026-11-26-10-00-00-000000 trainSvc.c=10",
                "  %%import kfp https://host/pipeline 0b0c8d3e-… --artifacts copy/of/its/artifacts",
                "",
                "Runs that are there already stay as they are. Until you say --trust, artifacts that are more than data",
                "(serialized objects, models) are not read, and no step of yours is taken from the imported ones."
            })
    public static final class Arguments {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "FILE",
                description = "The file that %%bundle wrote; or kfp.")
        String file = "";

        @Parameters(
                index = "1..*",
                paramLabel = "KUBEFLOW",
                description = "kfp: a folder, or a server and a run's ID; then config that the run was started with.")
        List<String> more = new ArrayList<>();

        @Option(
                names = "--spec",
                paramLabel = "FILE",
                description = "kfp: the exported file, for the steps' names, code and defaults.")
        @Nullable
        Path spec;

        @Option(
                names = "--artifacts",
                paramLabel = "FOLDER",
                description = "kfp: the artifacts of a run that a server tells of.")
        @Nullable
        Path artifacts;

        @Option(names = "--trust", description = "Let its artifacts be deserialized, and its steps be reused.")
        boolean trust;

        boolean isKubeflow() {
            return file.equals("kfp");
        }

        private KubeflowImport kubeflow(Workbench bench) {
            return new KubeflowImport(bench, more, Optional.ofNullable(spec), Optional.ofNullable(artifacts));
        }
    }

    public ImportMagic(Supplier<Workbench> workbench) {
        super("import", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    String title() {
        return "Not imported";
    }

    @Override
    public boolean fillsStore() {
        return true;
    }

    /** Takes in what the arguments name: the runs of a bundle, or the run of Kubeflow. */
    public static List<Imported> read(Arguments arguments, Workbench bench, Function<Path, Advance> advance)
            throws InterruptedException {
        if (arguments.isKubeflow()) {
            return List.of(arguments.kubeflow(bench).read(arguments.trust));
        } else if (arguments.file.isEmpty()) {
            throw new MagicException("Not imported", "Which file?\n    write %import penguins.zip");
        } else if (!arguments.more.isEmpty()) {
            throw new MagicException(
                    "Not imported",
                    "\"" + arguments.more.get(0) + "\" is one file too many\n    it takes one at a time");
        }
        Path file = bench.folder().resolve(arguments.file);
        return Bundles.read(bench.runs().store(), file, arguments.trust, advance.apply(file));
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws InterruptedException {
        List<Imported> runs = read(
                arguments,
                bench,
                file -> new ShownAdvance(call.display(), "reading " + file.getFileName(), HowFar.Unit.BYTES));
        if (arguments.isKubeflow()) {
            return arguments.kubeflow(bench).notice(runs.get(0));
        }
        var notice = new Notice();
        for (Imported run : runs) {
            notice.strong(run.pipeline())
                    .code(" " + bench.runs().store().brief(run.id()))
                    .quiet("   %s, %s UTC   "
                            .formatted(run.state().name().toLowerCase(Locale.ROOT), time(run.started())))
                    .quiet(run.isNew() ? "new" : "is here already")
                    .quiet(run.origin().map(ImportMagic::told).orElse("; it was executed here"))
                    .line();
        }
        boolean distrusted = runs.stream().flatMap(run -> run.origin().stream()).anyMatch(origin -> !origin.trusted());
        if (distrusted) {
            notice.quiet("Nothing of it was executed. If you trust who made it, so that its models may be loaded: ")
                    .code("%import " + arguments.file + " --trust")
                    .line();
        }
        return notice;
    }

    private static String told(RunOrigin origin) {
        return "; made%s%s, bundled %s UTC%s"
                .formatted(
                        origin.madeBy().isEmpty() ? " by somebody who is not named" : " by " + origin.madeBy(),
                        origin.madeOn().isEmpty() ? "" : " on " + origin.madeOn(),
                        time(origin.madeAt()),
                        origin.trusted() ? "; trusted" : "");
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        if (!before.isEmpty() && before.get(0).equals("kfp")) {
            return PathCompletion.items(prefix);
        }
        return before.stream().anyMatch(word -> !word.startsWith("-"))
                ? List.of()
                : PathCompletion.items(prefix).stream()
                        .filter(item -> item.text().endsWith("/") || item.text().endsWith(".zip"))
                        .toList();
    }
}
