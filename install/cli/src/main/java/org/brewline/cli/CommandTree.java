package org.brewline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.brewline.engine.artifact.ArtifactException;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.store.StoreException;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicException;
import org.brewline.notebook.magic.Magics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** All commands, and how one is called. */
final class CommandTree {
    /** The magics that need no cells, in the order of the help; those that there are become commands. */
    private static final List<String> MAGICS =
            List.of("runs", "compare", "artifacts", "metrics", "logs", "bundle", "import", "notebook", "gc");

    private final Surroundings surroundings;
    private final IdentityHashMap<Object, MagicCommand<?>> magics = new IdentityHashMap<>();
    private final CommandLine line;
    private final List<String> names = new ArrayList<>();

    /** The command by itself. */
    @Command(
            name = "brewline",
            description = "Runs notebooks without a browser, and looks after what runs left.",
            synopsisSubcommandLabel = "COMMAND",
            footer = {"", "Every command has --help."},
            exitCodeListHeading = "%nIt ends with:%n",
            exitCodeList = {
                ExitCode.DONE + ":done",
                ExitCode.FAILED + ":a cell, a run or a check failed",
                ExitCode.REFUSED + ":refused: an option, a name, a config key or a notebook is wrong; nothing was done",
                ExitCode.NO_STORE + ":the store can't be used, or there is none",
                ExitCode.INTERRUPTED + ":interrupted"
            })
    private static final class Root {}

    CommandTree(Surroundings surroundings) {
        this.surroundings = surroundings;
        var bench = new MagicCommand.MagicBench();
        List<MagicCommand<?>> adapted = adapted(bench);
        adapted.forEach(magic -> names.add(magic.name()));
        names.addAll(List.of("show", "verify", "export", "run"));
        line = new CommandLine(new Root());
        line.addSubcommand(new RunCommand(surroundings));
        line.addSubcommand(new ShowCommand(surroundings));
        for (MagicCommand<?> magic : adapted) {
            magics.put(magic.userObject(), magic);
            line.addSubcommand(magic.name(), magic.spec(names));
        }
        line.addSubcommand(new ExportCommand(surroundings));
        line.addSubcommand(new VerifyCommand(surroundings));
        line.addSubcommand(StoreGroup.of(surroundings));
        line.addSubcommand(new DoctorCommand(surroundings));
        line.addSubcommand(new SetupHelp());
        line.addSubcommand(new CompletionCommand(surroundings));
        line.addSubcommand(new WarmUpCommand(surroundings));
        line.setExecutionStrategy(this::carryOut);
        line.setParameterExceptionHandler(this::misspelt);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
        helpEverywhere(line);
    }

    private List<MagicCommand<?>> adapted(MagicCommand.MagicBench bench) {
        var adapted = new ArrayList<MagicCommand<?>>();
        List<Magic<?>> all = Magics.all(bench);
        for (String name : MAGICS) {
            all.stream()
                    .filter(magic -> magic.name().equals(name) && magic.forms().contains(Magic.Form.LINE))
                    .forEach(magic -> adapted.add(MagicCommand.of(magic, surroundings, bench)));
        }
        return adapted;
    }

    private static void helpEverywhere(CommandLine command) {
        command.getCommandSpec().usageMessage().width(100);
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec()
                    .addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Says what this command takes.")
                            .build());
        }
        command.getSubcommands().values().forEach(CommandTree::helpEverywhere);
    }

    /** Picocli's view, for completion. */
    CommandLine line() {
        return line;
    }

    /** Does the work; gives the exit code. */
    int execute(String... arguments) {
        try {
            return line.execute(tokenized(arguments));
        } catch (MagicException e) {
            return failed(e); // a quote that is never closed
        }
    }

    private String[] tokenized(String[] arguments) {
        return magics.values().stream()
                .filter(magic -> arguments.length > 0 && magic.name().equals(arguments[0]))
                .findFirst()
                .map(magic -> magic.tokenized(arguments))
                .orElse(arguments);
    }

    private int carryOut(ParseResult parsed) {
        for (ParseResult at = parsed; at != null; at = at.hasSubcommand() ? at.subcommand() : null) {
            if (at.isUsageHelpRequested()) {
                return help(at.commandSpec().commandLine());
            }
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        Object command = last.commandSpec().userObject();
        try {
            MagicCommand<?> magic = magics.get(command);
            if (magic != null) {
                return magic.run(last);
            }
            return command instanceof Callable<?> callable
                    ? (Integer) callable.call()
                    : help(last.commandSpec().commandLine());
        } catch (Exception e) {
            return failed(e);
        }
    }

    private int help(CommandLine command) {
        surroundings.terminal().say(command.getUsageMessage(CommandLine.Help.Ansi.OFF));
        return ExitCode.DONE;
    }

    private int misspelt(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        var hints = new StringWriter();
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, new PrintWriter(hints))) {
            hints.append(command.getCommandSpec().qualifiedName(" ")).append(" --help says what it takes");
        }
        surroundings
                .terminal()
                .tell(wrong.getMessage() + "\n    " + hints.toString().strip());
        return ExitCode.REFUSED;
    }

    private int failed(Exception failure) {
        Terminal terminal = surroundings.terminal();
        if (failure instanceof Refusal refusal) {
            terminal.tell(String.valueOf(refusal.getMessage()));
            return refusal.exitCode();
        } else if (failure instanceof MagicException || failure instanceof ProblemsException) {
            terminal.tell(Shown.inTerminal(String.valueOf(failure.getMessage()), names));
            return ExitCode.REFUSED;
        } else if (failure instanceof StoreException || failure instanceof ArtifactException) {
            terminal.tell(Shown.inTerminal(String.valueOf(failure.getMessage()), names));
            return ExitCode.NO_STORE;
        }
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        terminal.tell("This is a fault of Brewline, not of what you wrote:\n" + trace);
        return ExitCode.FAILED;
    }
}
