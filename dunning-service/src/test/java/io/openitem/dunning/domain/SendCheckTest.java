package io.openitem.dunning.domain;

import static io.openitem.dunning.domain.DunningExamples.eur;
import static io.openitem.dunning.domain.DunningExamples.invoice;
import static io.openitem.dunning.domain.DunningExamples.late;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.dunning.domain.SendCheck.Standing;
import io.openitem.dunning.domain.SendCheck.Verdict;
import io.openitem.dunning.domain.SendCheck.Word;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A notice about two items of 100.00 each. */
class SendCheckTest {

    private static final List<Line> LINES =
            List.of(late(1, 5).line(), late(2, 4).line());
    private static final Currency EUR = Currency.getInstance("EUR");

    private @Nullable String email = "ap@alpha.example";
    private final Map<InvoiceId, Standing> items = new HashMap<>(
            Map.of(invoice(1), new Standing(eur("100.00"), false), invoice(2), new Standing(eur("100.00"), false)));
    private final Map<InvoiceId, Money> inFlight = new HashMap<>();
    private final Map<Currency, Money> unapplied = new HashMap<>();

    private Verdict verdict() {
        return SendCheck.of(LINES, null, new Word(email, items, inFlight, unapplied));
    }

    @Test
    void what_is_owed_is_asked_for_with_the_amounts_of_this_moment() {
        items.put(invoice(1), new Standing(eur("30.00"), false));

        assertThat(verdict())
                .isEqualTo(new Verdict.Send(List.of(
                        new Line(invoice(1), LINES.get(0).number(), LINES.get(0).dueDate(), eur("30.00")),
                        LINES.get(1))));
    }

    @Test
    void what_is_paid_disputed_or_on_its_way_is_left_out() {
        items.remove(invoice(1));
        assertThat(verdict()).isEqualTo(new Verdict.Send(List.of(LINES.get(1))));

        items.put(invoice(1), new Standing(eur("100.00"), true));
        assertThat(verdict()).isEqualTo(new Verdict.Send(List.of(LINES.get(1))));

        items.put(invoice(1), new Standing(eur("100.00"), false));
        inFlight.put(invoice(1), eur("100.00"));
        assertThat(verdict()).isEqualTo(new Verdict.Send(List.of(LINES.get(1))));

        inFlight.put(invoice(1), eur("99.99"));
        assertThat(verdict()).isEqualTo(new Verdict.Send(LINES));
    }

    @Test
    void nothing_goes_where_nothing_is_left_and_the_reason_is_kept() {
        items.put(invoice(1), new Standing(eur("0.00"), false));
        items.remove(invoice(2));
        assertSuppressed("paid");

        items.put(invoice(2), new Standing(eur("100.00"), false));
        inFlight.put(invoice(2), eur("120.00"));
        assertSuppressed("payment-in-flight");

        items.put(invoice(1), new Standing(eur("100.00"), true));
        assertSuppressed("disputed");
    }

    @Test
    void money_that_nobody_has_applied_yet_speaks_for_the_customer() {
        unapplied.put(EUR, eur("199.99"));
        assertThat(verdict()).isEqualTo(new Verdict.Send(LINES));

        unapplied.put(EUR, eur("200.00"));
        assertSuppressed("money-unapplied");
    }

    @Test
    void without_an_address_nothing_goes() {
        email = null;

        assertSuppressed("no-email-address");
    }

    @Test
    void a_pause_that_came_in_between_holds_and_a_promise_is_named() {
        Word word = new Word(email, items, inFlight, unapplied);

        assertThat(SendCheck.of(LINES, new DunningCase.Pause(new ReasonCode("promise"), null), word))
                .isEqualTo(new Verdict.Suppress(SendCheck.PROMISE));
        assertThat(SendCheck.of(LINES, new DunningCase.Pause(new ReasonCode("legal-hold"), null), word))
                .isEqualTo(new Verdict.Suppress(SendCheck.PAUSED));
    }

    private void assertSuppressed(String reason) {
        assertThat(verdict()).isEqualTo(new Verdict.Suppress(new ReasonCode(reason)));
    }
}
