package io.openitem.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import io.openitem.contracts.InvoiceId;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The two figures that dashboards show. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "analytics"))
@WithTestResource(TokenResource.class)
class HeadlinesComponentTest {

    @Inject
    World world;

    @Inject
    MeterRegistry meters;

    @Test
    void overdue_and_dso_are_told_by_legal_entity_and_currency() {
        Ledger ledger = new Ledger("HL01");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        InvoiceId late = Ledger.invoice();
        String old = today.minusDays(100).toString();
        String recent = today.minusDays(20).toString();
        world.receive(
                3900,
                0,
                List.of(
                        ledger.issued(late, old, old, today.minusDays(60).toString(), "1000.50", "EUR"),
                        ledger.issued(
                                Ledger.invoice(),
                                recent,
                                recent,
                                today.plusDays(60).toString(),
                                "500.25",
                                "EUR"),
                        ledger.issued(
                                Ledger.invoice(),
                                recent,
                                recent,
                                today.plusDays(9).toString(),
                                "7",
                                "JPY"),
                        ledger.registered("Europe/Berlin", 1)));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> found("openitem.overdue.amount", "JPY").gauge() != null);

        assertThat(value("openitem.overdue.amount", "EUR")).isEqualTo(1000.50);
        assertThat(value("openitem.overdue.amount", "JPY")).isZero();
        // All that is owed, 1500.75, is three times what was sold in the three months: three times their days.
        assertThat(value("openitem.dso.days", "EUR")).isBetween(3 * 89.0, 3 * 92.0);
        // The one sale is too recent to say anything.
        assertThat(found("openitem.dso.days", "JPY").gauge()).isNull();
    }

    private double value(String name, String currency) {
        return meters.get(name)
                .tag("legal_entity", "HL01")
                .tag("currency", currency)
                .gauge()
                .value();
    }

    private Search found(String name, String currency) {
        return meters.find(name).tag("legal_entity", "HL01").tag("currency", currency);
    }
}
