package io.openitem.kit.paging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a page of a list may be. */
@ConfigMapping(prefix = "openitem.paging")
public interface PagingConfig {

    /** Items on a page where the caller names no limit: a screenful. */
    @WithDefault("50")
    int defaultLimit();

    /** The most items a caller may ask for: a page is held in memory as a whole. */
    @WithDefault("500")
    int maxLimit();
}
