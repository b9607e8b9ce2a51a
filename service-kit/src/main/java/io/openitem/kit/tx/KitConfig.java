package io.openitem.kit.tx;

import io.smallrye.config.ConfigMapping;

/** What the plumbing must know of the service it runs in. */
@ConfigMapping(prefix = "openitem")
public interface KitConfig {

    /** The service's name, its database schema and the stem of its roles: {@code invoice}, {@code analytics} and so on. */
    String service();
}
