package org.brewline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.notebook.magic.BrewlineMagic;
import org.brewline.notebook.workbench.Workbench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/**
 * A magic that needs no notebook as a command: the same arguments, help and result, from the same declaration.
 *
 * @param <C> the magic's arguments
 */
final class MagicCommand<C> {
    private final Magic<C> magic;
    private final C arguments;
    private final Extra extra = new Extra();
    private final Surroundings surroundings;
    private final MagicBench bench;
    private List<String> commands = List.of();

    private MagicCommand(Magic<C> magic, Surroundings surroundings, MagicBench bench) {
        this.magic = magic;
        this.arguments = magic.newCommand();
        this.surroundings = surroundings;
        this.bench = bench;
    }

    /** What a command takes beside the magic's own. */
    private static final class Extra {
        @Mixin
        StoreOption store = new StoreOption();

        @Option(names = "--json", description = "One JSON value, for scripts.")
        boolean json;
    }

    /** The workbench of all magics, there while one of them runs. */
    static final class MagicBench implements Supplier<Workbench> {
        private @Nullable Workbench open;

        @Override
        public Workbench get() {
            return java.util.Objects.requireNonNull(open, "a magic asked for the workbench before it ran");
        }
    }

    static <C> MagicCommand<C> of(Magic<C> magic, Surroundings surroundings, MagicBench bench) {
        return new MagicCommand<>(magic, surroundings, bench);
    }

    String name() {
        return magic.name();
    }

    /** As picocli has it, with help in a terminal's words. */
    CommandSpec spec(List<String> names) {
        commands = List.copyOf(names);
        CommandSpec spec = CommandSpec.forAnnotatedObject(arguments);
        spec.name(magic.name());
        var usage = spec.usageMessage();
        usage.description(inTerminal(usage.description()));
        usage.footer(inTerminal(usage.footer()));
        spec.addMixin("command", CommandSpec.forAnnotatedObject(extra));
        if (!JsonForms.has(magic.name())) {
            spec.remove(spec.findOption("--json"));
        }
        return spec;
    }

    private String[] inTerminal(String[] lines) {
        var result = new String[lines.length];
        for (int i = 0; i < lines.length; i++) {
            result[i] = Shown.inTerminal(lines[i], commands);
        }
        return result;
    }

    /** The words that were typed, cut as the magic cuts its line; what commands take beside comes first. */
    String[] tokenized(String[] typed) {
        var own = new ArrayList<>(List.of(typed[0]));
        var rest = new ArrayList<String>();
        for (int i = 1; i < typed.length; i++) {
            if (typed[i].equals("--store") && i + 1 < typed.length) {
                own.addAll(List.of(typed[i], typed[++i]));
            } else if (typed[i].startsWith("--store=")
                    || List.of("--json", "--help", "-h").contains(typed[i])) {
                own.add(typed[i]);
            } else {
                rest.add(typed[i]);
            }
        }
        boolean whole = rest.size() == 1; // a query in the shell's quotes
        own.addAll(magic.tokenize(
                whole ? rest.get(0) : rest.stream().map(MagicCommand::quoted).collect(Collectors.joining(" "))));
        return own.toArray(String[]::new);
    }

    /** Grouped as a magic's argument line groups. */
    static String quoted(String argument) {
        boolean plain = !argument.isEmpty() && argument.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '\'');
        return plain ? argument : argument.indexOf('"') < 0 ? '"' + argument + '"' : '\'' + argument + '\'';
    }

    /** What picocli parsed into it. */
    Object userObject() {
        return arguments;
    }

    private boolean fillsStore() {
        return magic instanceof BrewlineMagic<?> known && known.fillsStore();
    }

    int run(ParseResult parsed) throws Exception {
        try (Workbench opened = extra.store.open(surroundings, fillsStore())) {
            bench.open = opened;
            if (extra.json) {
                surroundings.terminal().json(JsonForms.of(magic.name(), arguments, parsed, opened));
                return ExitCode.DONE;
            }
            var shown = new Shown(surroundings.terminal());
            String line = String.join(" ", parsed.originalArgs());
            shown.result(
                    magic.execute(
                            arguments,
                            new MagicCall(
                                    Magic.Form.LINE,
                                    magic.name(),
                                    line,
                                    0,
                                    line,
                                    line.length(),
                                    0,
                                    opened.session(),
                                    shown)),
                    commands);
            return ExitCode.DONE;
        }
    }
}
