package org.brewline.kernel.own;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.brewline.kernel.BrewlineKernel;
import org.brewline.kernel.cell.Magics;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %help [magic]}: what a magic takes, or all magics in a line each. */
final class HelpMagic implements Magic<HelpMagic.Arguments> {
    @Command(description = "Explains a magic; without one, lists them all.")
    static final class Arguments {
        @Parameters(arity = "0..1", paramLabel = "MAGIC", description = "Its name, with or without percent signs.")
        String magic = "";
    }

    private final BrewlineKernel kernel;

    HelpMagic(BrewlineKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public Set<Form> forms() {
        return Set.of(Form.LINE);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    public Object execute(Arguments command, MagicCall call) {
        String wanted = command.magic.replaceFirst("^%+", "");
        if (wanted.isEmpty()) {
            return MimeBundle.text(kernel.magics().stream().map(HelpMagic::line).collect(Collectors.joining("\n"))
                    + "\n\n%help MAGIC explains one of them.");
        }
        return kernel.magics().stream()
                .filter(m -> m.name().equals(wanted))
                .findFirst()
                .map(m -> MimeBundle.text(Magics.commandLine(m.newCommand(), m)
                        .getUsageMessage(CommandLine.Help.Ansi.OFF)
                        .stripTrailing()))
                .orElseThrow(() ->
                        new MagicException("Unknown magic", "there is no magic " + wanted + "; %lsmagic lists them"));
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return kernel.magics().stream()
                .map(Magic::name)
                .filter(n -> n.startsWith(prefix))
                .map(n -> new Completions.Item(n, "magic", ""))
                .toList();
    }

    /** A magic in one line: its forms and what it is for. */
    static String line(Magic<?> magic) {
        String forms = magic.forms().stream()
                .sorted()
                .map(f -> (f == Form.LINE ? "%" : "%%") + magic.name())
                .collect(Collectors.joining(" "));
        String[] description = Magics.commandLine(magic.newCommand(), magic)
                .getCommandSpec()
                .usageMessage()
                .description();
        String first =
                description.length == 0 ? "" : description[0].replace("%%", "%").split("\\. ", 2)[0];
        return "%-28s %s".formatted(forms, first.strip());
    }
}
