package io.openitem.kit.startup;

/**
 * Something about the configuration that would hurt later.
 *
 * @param severity whether the service may start all the same
 * @param key the configuration key to change
 * @param problem what is wrong, without the value where that may be a secret
 * @param remedy what to do
 */
public record Finding(Severity severity, String key, String problem, String remedy) {

    /** Whether a finding stops the service. */
    public enum Severity {
        WARNING,
        SEVERE
    }

    public static Finding severe(String key, String problem, String remedy) {
        return new Finding(Severity.SEVERE, key, problem, remedy);
    }

    public static Finding warning(String key, String problem, String remedy) {
        return new Finding(Severity.WARNING, key, problem, remedy);
    }

    @Override
    public String toString() {
        return key + ": " + problem + " " + remedy;
    }
}
