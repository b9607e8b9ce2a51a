package io.openitem.kit.tx;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the plumbing must know of the service it runs in: {@code openitem.service}. Read as a single setting, because a
 * mapping of {@code openitem} would claim every key below it, those of the script and of other services too, and then no
 * misspelt key could be told from one of theirs.
 */
@Singleton
public class KitConfig {

    private final String service;

    KitConfig(@ConfigProperty(name = "openitem.service") String service) {
        this.service = service;
    }

    /** The service's name, its database schema and the stem of its roles: {@code invoice}, {@code analytics} and so on. */
    public String service() {
        return service;
    }
}
