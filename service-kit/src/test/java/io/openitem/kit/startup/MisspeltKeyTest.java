package io.openitem.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.kit.clock.SweepConfig;
import io.openitem.kit.idempotency.IdempotencyConfig;
import io.openitem.kit.inbox.InboxConfig;
import io.openitem.kit.observability.LogConfig;
import io.openitem.kit.observability.TraceConfig;
import io.openitem.kit.outbox.OutboxConfig;
import io.openitem.kit.paging.PagingConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the kit's own defaults, as a service starts with them. */
class MisspeltKeyTest {

    private static final List<Class<?>> MAPPINGS = List.of(
            SweepConfig.class,
            IdempotencyConfig.class,
            InboxConfig.class,
            LogConfig.class,
            TraceConfig.class,
            OutboxConfig.class,
            PagingConfig.class);

    private static SmallRyeConfig start(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withConverters(new Converter<?>[] {new DurationConverter()})
                .withSources(new PropertiesConfigSource(settings, "settings", 500));
        MAPPINGS.forEach(builder::withMapping);
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openitem.paging.max-limitt",
                "openitem.sweep.evry",
                "openitem.inbox.keep-day",
                "openitem.outbox.keepdays2",
                "openitem.idempotency.tttl",
                "openitem.log.jsn",
                "openitem.trace.ratios"
            })
    void a_misspelt_key_is_refused_with_its_name(String key) {
        assertThatThrownBy(() -> start(Map.of(key, "1")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(key);
    }

    @Test
    void keys_of_other_parts_are_none_of_the_kits_business() {
        SmallRyeConfig config =
                start(Map.of("openitem.service", "invoice", "openitem.home", "/tmp", "openitem.paging.max-limit", "7"));

        assertThat(config.getConfigMapping(PagingConfig.class).maxLimit()).isEqualTo(7);
    }

    @Test
    void no_mapping_claims_all_that_is_below_openitem() {
        assertThat(MAPPINGS)
                .allSatisfy(mapping -> assertThat(Objects.requireNonNull(mapping.getAnnotation(ConfigMapping.class))
                                .prefix())
                        .startsWith("openitem."));
    }
}
