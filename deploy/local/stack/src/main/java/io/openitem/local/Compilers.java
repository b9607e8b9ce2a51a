package io.openitem.local;

import java.util.List;

/**
 * Which of the JVM's two compilers the components use. Eleven JVMs that start at once on a few processors spend most of
 * their first minutes in the second one, whose gain comes after that; a stack on one's own machine does without, unless
 * {@value #VARIABLE} says {@value #BOTH}. Servers, which live for weeks, use both.
 */
final class Compilers {
    static final String VARIABLE = "OPENITEM_COMPILERS";
    static final String BOTH = "both";

    private Compilers() {}

    static List<String> options() {
        return BOTH.equals(System.getenv(VARIABLE)) ? List.of() : List.of("-XX:TieredStopAtLevel=1");
    }
}
