package io.openitem.kit.startup;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;

/** Stops the start with all that is wrong in one message. */
public final class StartupRefused extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    StartupRefused(String service, List<Finding> findings) {
        super(message(service, findings));
    }

    private static String message(String service, List<Finding> findings) {
        StringBuilder message =
                new StringBuilder("The service " + service + " does not start with this configuration:");
        findings.forEach(finding -> message.append("\n  - ").append(finding));
        return message.toString();
    }
}
