package io.openitem.invoice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of an imported list of open items. */
@ConfigMapping(prefix = "openitem.open-item-list")
public interface OpenItemListConfig {

    /** Bytes of a file, which is held in memory while its columns are guessed: some hundred thousand rows. */
    @WithDefault("10000000")
    int maxBytes();

    /** Rows that a dry run shows as they were understood: enough to see a wrong column. */
    @WithDefault("10")
    int sampleRows();

    /** Rejects that a dry run lists; the others are counted. */
    @WithDefault("100")
    int rejectsMax();
}
