package io.openitem.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long facts stay ready to be sent again. */
@ConfigMapping(prefix = "openitem.outbox")
public interface OutboxConfig {

    /** Days that rows are kept. A week covers a long week-end without an operator. */
    @WithDefault("7")
    int keepDays();
}
