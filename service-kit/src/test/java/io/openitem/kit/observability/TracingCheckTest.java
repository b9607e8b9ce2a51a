package io.openitem.kit.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.kit.startup.Finding;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TracingCheckTest {

    private static final Optional<String> COLLECTOR = Optional.of("http://collector:4317");

    @Test
    void a_ratio_and_a_collector_belong_together() {
        assertThat(TracingCheck.judge(0, Optional.empty())).isEmpty();
        assertThat(TracingCheck.judge(0.1, COLLECTOR)).isEmpty();
        assertThat(TracingCheck.judge(0.1, Optional.empty()))
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.WARNING);
        assertThat(TracingCheck.judge(0, COLLECTOR))
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.WARNING);
    }

    @Test
    void what_is_not_a_share_stops_the_start() {
        assertThat(TracingCheck.judge(1.5, COLLECTOR))
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.SEVERE);
        assertThat(TracingCheck.judge(Double.NaN, COLLECTOR)).hasSize(1);
        assertThat(TracingCheck.judge(-0.1, COLLECTOR)).hasSize(1);
    }
}
