package org.brewline.notebook.magic;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.store.RunOrigin;
import org.brewline.kernel.cell.PathCompletion;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.Workbench;
import org.brewline.share.Bundles;
import org.brewline.share.Imported;
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
                "Takes the runs of a file that %%bundle wrote into the store.",
                "Every name and hash is checked before; nothing is executed or deserialized."
            },
            footer = {
                "",
                "  %%import penguins.zip",
                "  %%import penguins.zip --trust",
                "",
                "Runs that are there already stay as they are. Until you say --trust, artifacts that are more than data",
                "(serialized objects, models) are not read, and no step of yours is taken from the imported ones."
            })
    public static final class Arguments {
        @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file that %%bundle wrote.")
        String file = "";

        @Option(names = "--trust", description = "Let its artifacts be deserialized, and its steps be reused.")
        boolean trust;
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
    Object run(Arguments arguments, MagicCall call, Workbench bench) {
        if (arguments.file.isEmpty()) {
            throw new MagicException(title(), "Which file?\n    write %import penguins.zip");
        }
        Path file = bench.folder().resolve(arguments.file);
        List<Imported> runs = Bundles.read(
                bench.runs().store(),
                file,
                arguments.trust,
                new ShownAdvance(call.display(), "reading " + file.getFileName()));
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
        return before.stream().anyMatch(word -> !word.startsWith("-"))
                ? List.of()
                : PathCompletion.items(prefix).stream()
                        .filter(item -> item.text().endsWith("/") || item.text().endsWith(".zip"))
                        .toList();
    }
}
