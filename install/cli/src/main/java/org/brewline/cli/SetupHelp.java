package org.brewline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code brewline setup}, which is done before any Java starts; it stands here for the help and the completion. */
@Command(
        name = "setup",
        description = {
            "Makes the start-up archives now, not beside the first start, and lets Jupyter start Java directly.",
            "Optional; again after the JDK was replaced."
        })
final class SetupHelp implements Callable<Integer> {
    @Option(names = "--portable", description = "Jupyter finds the JDK at each start again.")
    boolean portable;

    @Override
    public Integer call() {
        throw new Refusal("setup is done by the command brewline of a wheel\n    ./install/package builds one");
    }
}
