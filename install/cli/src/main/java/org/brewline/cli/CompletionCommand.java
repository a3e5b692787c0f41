package org.brewline.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code brewline completion}: what a shell needs to complete commands and options. */
@Command(
        name = "completion",
        description = "Prints a script that lets the shell complete commands and options.",
        footer = {
            "",
            "  source <(brewline completion bash)     for this shell; in ~/.bashrc for all",
            "  source <(brewline completion zsh)      for this shell; in ~/.zshrc for all"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh")
    Shell shell = Shell.bash;

    /** The shells there is a script for. */
    enum Shell {
        bash,
        zsh
    }

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var tree = new CommandTree(surroundings);
        String script = AutoComplete.bash("brewline", tree.line());
        // In zsh the same script works through its emulation of bash, which has to be there first.
        surroundings.terminal().say(shell == Shell.zsh ? "autoload -U +X compinit && compinit\n" + script : script);
        return ExitCode.DONE;
    }
}
