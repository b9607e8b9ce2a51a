package io.openitem.kit.observability;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.openitem.kit.tx.KitConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts the service's name on every metric, so that one dashboard serves them all. */
class Metrics {

    @Produces
    @Singleton
    MeterFilter serviceTag(KitConfig config) {
        return MeterFilter.commonTags(List.of(Tag.of("service", config.service())));
    }
}
