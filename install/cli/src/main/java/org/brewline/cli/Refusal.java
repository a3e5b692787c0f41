package org.brewline.cli;

/** What was asked for can't be done; the message says what to write instead. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    Refusal(String message) {
        this(ExitCode.REFUSED, message);
    }

    Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
