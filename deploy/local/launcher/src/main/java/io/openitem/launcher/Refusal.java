package io.openitem.launcher;

/** The program will not or cannot go on. The message is for the person at the terminal: what it is and what to do. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** @param exitCode one of {@link ExitCode} */
    Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    static Refusal notRunning() {
        return new Refusal(ExitCode.NOT_RUNNING, "The stack is not running. Start it with ./openitem up.");
    }
}
