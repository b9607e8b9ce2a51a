package io.openitem.launcher;

/** How the program ends. Scripts rely on these numbers: they are documented in {@code docs/cli.md} and never change. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NOT_RUNNING = 3;
    static final int ALREADY_RUNNING = 4;

    private ExitCode() {}
}
