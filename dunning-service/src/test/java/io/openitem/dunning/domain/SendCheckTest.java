package io.openitem.dunning.domain;

import static io.openitem.dunning.domain.DunningExamples.CUSTOMER;
import static io.openitem.dunning.domain.DunningExamples.DE01;
import static io.openitem.dunning.domain.DunningExamples.MONDAY;
import static io.openitem.dunning.domain.DunningExamples.NOTICE;
import static io.openitem.dunning.domain.DunningExamples.eur;
import static io.openitem.dunning.domain.DunningExamples.invoice;
import static io.openitem.dunning.domain.DunningExamples.late;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.dunning.domain.SendCheck.Standing;
import io.openitem.dunning.domain.SendCheck.Verdict;
import io.openitem.dunning.domain.SendCheck.Word;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    private @Nullable LocalDate toldUntil;

    private Verdict verdict() {
        return SendCheck.of(LINES, null, word());
    }

    private Word word() {
        return new Word(email, items, toldUntil, inFlight, unapplied);
    }

    private static Verdict.Send send(Line... lines) {
        return new Verdict.Send(List.of(lines), List.of());
    }

    private static Line asked(int index, String amount) {
        Line line = LINES.get(index);
        return new Line(line.invoice(), line.number(), line.dueDate(), eur(amount));
    }

    @Test
    void what_is_owed_is_asked_for_with_the_amounts_of_this_moment() {
        items.put(invoice(1), new Standing(eur("30.00"), false));

        assertThat(verdict()).isEqualTo(send(asked(0, "30.00"), LINES.get(1)));
    }

    @Test
    void what_is_paid_disputed_or_on_its_way_is_left_out() {
        items.remove(invoice(1));
        assertThat(verdict()).isEqualTo(send(LINES.get(1)));

        items.put(invoice(1), new Standing(eur("100.00"), true));
        assertThat(verdict()).isEqualTo(send(LINES.get(1)));

        items.put(invoice(1), new Standing(eur("100.00"), false));
        inFlight.put(invoice(1), eur("100.00"));
        assertThat(verdict()).isEqualTo(send(LINES.get(1)));

        inFlight.put(invoice(1), eur("99.99"));
        assertThat(verdict())
                .as("what is on its way is not asked for again")
                .isEqualTo(send(asked(0, "0.01"), LINES.get(1)));
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
        assertThat(verdict()).isEqualTo(new Verdict.Send(LINES, List.of(eur("199.99"))));

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
        Word word = word();

        assertThat(SendCheck.of(LINES, new DunningCase.Pause(new ReasonCode("promise"), null), word))
                .isEqualTo(new Verdict.Suppress(SendCheck.PROMISE));
        assertThat(SendCheck.of(LINES, new DunningCase.Pause(new ReasonCode("legal-hold"), null), word))
                .isEqualTo(new Verdict.Suppress(SendCheck.PAUSED));
    }

    @Test
    void money_covers_its_own_currency_alone() {
        Line dollars =
                new Line(invoice(3), new DocumentNumber("U-3"), MONDAY.minusDays(5), Money.parse("70.00", "USD"));
        items.put(invoice(3), new Standing(Money.parse("70.00", "USD"), false));
        unapplied.put(Currency.getInstance("USD"), Money.parse("70.00", "USD"));
        List<Line> lines = List.of(LINES.get(0), LINES.get(1), dollars);

        assertThat(SendCheck.of(lines, null, word())).isEqualTo(send(LINES.get(0), LINES.get(1)));

        unapplied.put(EUR, eur("200.00"));
        assertThat(SendCheck.of(lines, null, word())).isEqualTo(new Verdict.Suppress(SendCheck.MONEY_UNAPPLIED));
    }

    @Test
    void of_what_the_ledger_left_out_nobody_says_that_it_is_paid() {
        items.clear();
        toldUntil = MONDAY.minusDays(5);
        assertSuppressed("too-many-items");

        toldUntil = MONDAY.minusDays(3);
        assertSuppressed("paid");

        items.put(invoice(1), new Standing(eur("100.00"), false));
        toldUntil = MONDAY.minusDays(5);
        assertThat(verdict()).isEqualTo(send(LINES.get(0)));
    }

    private Verdict afterWaiting(boolean courtesy, DunningCase state, List<Line> lines) {
        Notice.Head head = new Notice.Head(
                NOTICE,
                DE01,
                CUSTOMER,
                1,
                new StepCode("first-reminder"),
                Channels.EMAIL,
                "first-reminder",
                0,
                MONDAY,
                courtesy);
        return SendCheck.of(new Notice.Due(head, lines), state, null, MONDAY, word());
    }

    private static DunningCase running(int cycle, String... steps) {
        return new DunningCase.Running(
                cycle,
                Stream.of(steps)
                        .map(step -> new DunningCase.Taken(new StepCode(step), 3, MONDAY))
                        .toList(),
                null,
                DunningCase.Contacts.NONE,
                null);
    }

    @Test
    void what_waited_while_another_step_was_taken_does_not_go_with_it() {
        assertThat(afterWaiting(false, running(1, "first-reminder"), LINES))
                .isEqualTo(new Verdict.Send(LINES, List.of()));

        var superseded = new Verdict.Suppress(SendCheck.SUPERSEDED);
        assertThat(afterWaiting(false, running(1, "first-reminder", "second-reminder"), LINES))
                .isEqualTo(superseded);
        assertThat(afterWaiting(false, running(2, "first-reminder"), LINES)).isEqualTo(superseded);
        assertThat(afterWaiting(false, DunningCase.Clear.NEW, LINES)).isEqualTo(superseded);
        items.clear();
        assertThat(afterWaiting(false, DunningCase.Clear.NEW, LINES)).isEqualTo(new Verdict.Suppress(SendCheck.PAID));
    }

    @Test
    void a_courtesy_names_only_what_is_still_ahead() {
        Line ahead = new Line(invoice(2), LINES.get(1).number(), MONDAY, eur("100.00"));

        assertThat(afterWaiting(true, DunningCase.Clear.NEW, List.of(LINES.get(0), ahead)))
                .isEqualTo(send(ahead));
        assertThat(afterWaiting(true, DunningCase.Clear.NEW, LINES))
                .isEqualTo(new Verdict.Suppress(SendCheck.NO_LONGER_AHEAD));
        items.clear();
        assertThat(afterWaiting(true, DunningCase.Clear.NEW, LINES)).isEqualTo(new Verdict.Suppress(SendCheck.PAID));
    }

    private void assertSuppressed(String reason) {
        assertThat(verdict()).isEqualTo(new Verdict.Suppress(new ReasonCode(reason)));
    }
}
