package io.openitem.testing.stack;

/** The parts of a test's stack, each started when it is first asked for. */
public enum Part {
    POSTGRES,
    KAFKA,
    CONNECT
}
