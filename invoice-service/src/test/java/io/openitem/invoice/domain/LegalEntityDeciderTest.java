package io.openitem.invoice.domain;

import static io.openitem.invoice.domain.LedgerExamples.DE01;
import static io.openitem.invoice.domain.LedgerExamples.company;
import static io.openitem.invoice.domain.LedgerExamples.outcome;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.CountryCode;
import io.openitem.testing.decider.DeciderSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegalEntityDeciderTest {

    private static final Instant NOW = Instant.parse("2026-03-31T22:30:00Z");
    private static final LocalDate TODAY_IN_BERLIN = LocalDate.parse("2026-04-01");

    private final DeciderSpecification<LegalEntity, LegalEntityCommand, LegalEntityEvent, LegalEntityRejection>
            specification = DeciderSpecification.of(
                    LegalEntity.class,
                    LegalEntityCommand.class,
                    new LegalEntity.Absent(),
                    (state, command) -> outcome(LegalEntityDecider.decide(NOW, state, command)),
                    LegalEntity::evolve);

    @Test
    void every_command_has_an_answer_in_every_state() {
        specification
                .everyPair(
                        List.of(
                                new LegalEntity.Absent(),
                                new LegalEntity.Registered(DE01, company("Example AG", "EUR"))),
                        List.of(
                                describe("Example AG", "EUR"),
                                describe("Example SE", "EUR"),
                                describe("Example AG", "USD")))
                .accepts(LegalEntity.Absent.class, LegalEntityCommand.Describe.class, LegalEntityEvent.Registered.class)
                .accepts(LegalEntity.Registered.class, LegalEntityCommand.Describe.class)
                .accepts(
                        LegalEntity.Registered.class, LegalEntityCommand.Describe.class, LegalEntityEvent.Changed.class)
                .refuses(
                        LegalEntity.Registered.class,
                        LegalEntityCommand.Describe.class,
                        LegalEntityRejection.BookCurrencyIsFixed.class)
                .check();
    }

    @Test
    void a_registration_counts_on_the_date_of_the_entitys_own_zone() {
        specification
                .given()
                .when(describe("Example AG", "EUR"))
                .thenEvents(new LegalEntityEvent.Registered(DE01, company("Example AG", "EUR"), TODAY_IN_BERLIN));
    }

    @Test
    void a_move_to_another_zone_counts_on_the_date_there() {
        LegalEntityParticulars moved = new LegalEntityParticulars(
                "Example AG",
                Currency.getInstance("EUR"),
                new CountryCode("PT"),
                ZoneId.of("Atlantic/Azores"),
                new CalendarCode("TARGET"));

        specification
                .given(new LegalEntityEvent.Registered(DE01, company("Example AG", "EUR"), TODAY_IN_BERLIN))
                .when(new LegalEntityCommand.Describe(DE01, moved))
                .thenEvents(new LegalEntityEvent.Changed(DE01, moved, LocalDate.parse("2026-03-31")));
    }

    @Test
    void the_book_currency_is_chosen_once() {
        specification
                .given(new LegalEntityEvent.Registered(DE01, company("Example AG", "EUR"), TODAY_IN_BERLIN))
                .when(describe("Example AG", "USD"))
                .thenRefused(new LegalEntityRejection.BookCurrencyIsFixed(
                        Currency.getInstance("EUR"), Currency.getInstance("USD")));
    }

    @Test
    void a_company_has_a_name() {
        assertThatThrownBy(() -> company(" ", "EUR")).hasMessage("name must have 1 to 200 characters");
    }

    private static LegalEntityCommand describe(String name, String currency) {
        return new LegalEntityCommand.Describe(DE01, company(name, currency));
    }
}
