package org.brewline.notebook.magic;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.brewline.engine.store.Advance;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.Store;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.HowFar;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.Workbench;
import org.brewline.share.BundleOptions;
import org.brewline.share.BundledInputs;
import org.brewline.share.Bundles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %bundle}: runs in a file for somebody else. */
public final class BundleMagic extends MagicOnRuns<BundleMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "bundle",
            description = {
                "Writes runs into a file for somebody else.",
                "In it are artifacts, lineage, metrics, logs, config and the files that it names, the cells that made the",
                "runs, and the libraries with checksums. Secrets are not in it."
            },
            footer = {
                "",
                "  %%bundle latest -o penguins.zip --author \"Ada Lovelace\"",
                "  %%bundle 019a3f2b -2",
                "",
                "The file is a zip, and an RO-Crate that other programs read. %%import takes it into another store."
            })
    public static final class Arguments {
        @Parameters(
                arity = "0..*",
                paramLabel = "RUN",
                description = "The runs: an ID or its beginning, latest, -1, or a pipeline's name.")
        List<String> runs = new ArrayList<>();

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "The file to write; PIPELINE.zip beside the notebook without.")
        @Nullable
        Path output;

        @Option(names = "--author", paramLabel = "NAME", description = "Who made it; nobody is named without.")
        String author = "";

        @Option(names = "--host", description = "Name this machine in it.")
        boolean host;

        @Option(
                names = "--without-inputs",
                description = "Leave out the files that the config of the runs names; they are in it otherwise.")
        boolean withoutInputs;

        @Option(names = "--licence", paramLabel = "LICENCE", description = "A name or an address; none without.")
        String licence = "";
    }

    public BundleMagic(Supplier<Workbench> workbench) {
        super("bundle", Set.of(Form.LINE), workbench);
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
     * A bundle that was written.
     *
     * @param output as it was named, seen from the notebook's folder
     */
    public record Written(Path output, List<RunRecord> runs, BundledInputs inputs) {
        public Written {
            runs = List.copyOf(runs);
        }
    }

    /** Writes the bundle that the arguments ask for. */
    public static Written write(Arguments arguments, Workbench bench, Function<Path, Advance> advance) {
        List<String> names = arguments.runs.isEmpty() ? List.of("latest") : arguments.runs;
        List<RunRecord> runs =
                names.stream().map(bench.runs().references()::find).toList();
        Path output = arguments.output == null ? Path.of(runs.get(0).shape().name() + ".zip") : arguments.output;
        BundleOptions options = BundleOptions.DEFAULT
                .madeBy(arguments.author)
                .madeOn(arguments.host ? host() : "")
                .licence(arguments.licence);
        BundledInputs inputs = Bundles.write(
                bench.runs().store(),
                runs.stream().map(RunRecord::id).toList(),
                bench.folder().resolve(output),
                arguments.withoutInputs ? options : options.inputsFrom(bench.folder()),
                advance.apply(output));
        return new Written(output, runs, inputs);
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws Exception {
        Written written = write(
                arguments, bench, output -> new ShownAdvance(call.display(), "writing " + output, HowFar.Unit.BYTES));
        Path output = written.output();
        List<RunRecord> runs = written.runs();
        Path file = bench.folder().resolve(output);
        Store store = bench.runs().store();
        var notice = new Notice()
                .code(output.toString())
                .quiet(" has %s, %s   "
                        .formatted(
                                runs.size() == 1
                                        ? "the run " + store.brief(runs.get(0).id())
                                        : runs.size() + " runs",
                                Amounts.size(Files.size(file))))
                .code("%import " + output)
                .quiet(" takes it into another store")
                .line();
        if (!written.inputs().held().isEmpty()) {
            notice.quiet("What its config names is in it, too: ")
                    .code(String.join(", ", written.inputs().held()))
                    .line();
        }
        if (!written.inputs().missing().isEmpty()) {
            notice.quiet("Not in it, because it is not here as the run read it: ")
                    .code(String.join(", ", written.inputs().missing()))
                    .line();
        }
        return notice;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        boolean ofOption = !before.isEmpty()
                && before.get(before.size() - 1).startsWith("-")
                && !before.get(before.size() - 1).matches("-\\d+|--host|--without-inputs");
        return ofOption ? List.of() : new Candidates(workbench(), prefix).runs();
    }
}
