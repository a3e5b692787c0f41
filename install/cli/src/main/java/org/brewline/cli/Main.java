package org.brewline.cli;

/** Starts the command: {@code brewline …}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Threads that a notebook's cells left behind do not keep the process.
        System.exit(new CommandTree(Surroundings.ofProcess()).execute(arguments));
    }
}
