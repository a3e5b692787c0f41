package org.brewline.kernel.cell;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.NearName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The magics that there are, by name, and how one is called. */
public final class Magics {
    private final Map<String, Magic<?>> byName = new ConcurrentSkipListMap<>();

    /** Adds a magic; one of the same name is replaced. */
    public void register(Magic<?> magic) {
        byName.put(magic.name(), magic);
    }

    public Collection<Magic<?>> all() {
        return byName.values();
    }

    public Optional<Magic<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Parses the arguments and executes.
     *
     * @throws MagicException for an unknown magic or wrong arguments
     */
    public @Nullable Object call(MagicCall call) throws Exception {
        Magic<?> magic =
                find(call.name()).filter(m -> m.forms().contains(call.form())).orElseThrow(() -> unknown(call));
        return execute(magic, call);
    }

    private static <C> @Nullable Object execute(Magic<C> magic, MagicCall call) throws Exception {
        C command = magic.newCommand();
        var line = commandLine(command, magic);
        try {
            var parsed = line.parseArgs(magic.tokenize(call.argumentLine()).toArray(String[]::new));
            if (parsed.isUsageHelpRequested()) {
                return MimeBundle.text(
                        line.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing());
            }
        } catch (CommandLine.ParameterException e) {
            throw new MagicException(
                    "Wrong arguments",
                    e.getMessage() + "\n"
                            + line.getUsageMessage(CommandLine.Help.Ansi.OFF)
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                            + "\n%" + magic.name() + " --help says more");
        }
        return magic.execute(command, call);
    }

    /** Picocli's view of a magic's arguments. */
    public static CommandLine commandLine(Object command, Magic<?> magic) {
        var line = new CommandLine(command);
        String sign = magic.forms().contains(Magic.Form.LINE) ? "%" : "%%";
        line.setCommandName(sign + magic.name());
        line.getCommandSpec().mixinStandardHelpOptions(false);
        if (line.getCommandSpec().findOption("--help") == null) {
            line.getCommandSpec()
                    .addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Says what this magic takes.")
                            .build());
        }
        return line;
    }

    private MagicException unknown(MagicCall call) {
        String sign = call.form() == Magic.Form.CELL ? "%%" : "%";
        Optional<Magic<?>> other = find(call.name());
        if (other.isPresent()) {
            return new MagicException(
                    "Wrong form",
                    call.form() == Magic.Form.CELL
                            ? "%" + call.name() + " stands on a line of its own, with one percent sign"
                            : "%%" + call.name()
                                    + " takes a whole cell: write it with two percent signs, first in its cell");
        }
        var known = byName.values().stream()
                .filter(m -> m.forms().contains(call.form()))
                .map(Magic::name)
                .toList();
        String nearest = NearName.of(call.name(), known)
                .map(n -> "; did you mean " + sign + n + "?")
                .orElse("; %lsmagic lists them");
        return new MagicException("Unknown magic", "there is no magic " + sign + call.name() + nearest);
    }
}
