package io.openitem.analytics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.analytics.Ledger;
import io.openitem.analytics.Ledger.Published;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.invoice.v1.InvoiceFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DaysTest {

    private final Ledger ledger = new Ledger("DE01");
    private final InvoiceId invoice = Ledger.invoice();

    @Test
    void an_invoice_is_sold_and_owed_on_its_date() {
        Days days = days(ledger.issued(invoice, "2026-03-02", "100.00", "EUR"));

        assertThat(on(days, "2026-03-02")).isEqualTo(new Change(100_00, 1, 0, 0, 100_00, 1, 0, 0));
        assertThat(days.changes()).hasSize(1);
    }

    @Test
    void an_invoice_that_came_late_is_owed_from_its_date() {
        Days days = days(ledger.issued(invoice, "2026-03-02", "2026-01-15", "100.00", "EUR"));

        assertThat(on(days, "2026-01-15")).isEqualTo(new Change(100_00, 1, 0, 0, 100_00, 1, 0, 0));
        assertThat(days.changes()).hasSize(1);
    }

    @Test
    void an_invoice_dated_ahead_is_owed_at_once_and_sold_on_its_date() {
        Days days = days(ledger.issued(invoice, "2026-03-02", "2026-03-10", "100.00", "EUR"));

        assertThat(on(days, "2026-03-02")).isEqualTo(new Change(0, 0, 0, 0, 100_00, 1, 0, 0));
        assertThat(on(days, "2026-03-10")).isEqualTo(new Change(100_00, 1, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void an_item_is_late_from_the_day_after_its_due_date_also_when_noticed_later() {
        Days days = days(ledger.overdue(invoice, "2026-04-07", "2026-04-02", "100.00", "EUR"));

        assertThat(on(days, "2026-04-02")).isEqualTo(new Change(0, 0, 0, 0, 0, 0, 100_00, 1));
        assertThat(days.changes()).hasSize(1);
    }

    @Test
    void a_withdrawal_undoes_sale_receivable_and_lateness_on_its_day() {
        Days days = days(ledger.cancelled(invoice, "2026-04-10", true, "100.00", "EUR"));

        assertThat(on(days, "2026-04-10")).isEqualTo(new Change(0, 0, 100_00, 1, -100_00, -1, -100_00, -1));
    }

    @Test
    void the_withdrawal_of_an_item_that_was_not_late_leaves_overdue_alone() {
        Days days = days(ledger.cancelled(invoice, "2026-04-10", false, "100.00", "EUR"));

        assertThat(on(days, "2026-04-10")).isEqualTo(new Change(0, 0, 100_00, 1, -100_00, -1, 0, 0));
    }

    @Test
    void a_payment_lowers_what_is_owed_on_the_day_the_money_came() {
        Days days = days(ledger.applied(invoice, "2026-03-20", null, "40.00", "60.00", "EUR"));

        assertThat(on(days, "2026-03-20")).isEqualTo(new Change(0, 0, 0, 0, -40_00, 0, 0, 0));
        assertThat(days.changes()).hasSize(1);
    }

    @Test
    void a_payment_of_a_late_item_lowers_what_is_late_but_not_before_it_was_late() {
        Days late = days(ledger.applied(invoice, "2026-04-20", "2026-04-02", "40.00", "60.00", "EUR"));
        Days inTime = days(ledger.applied(invoice, "2026-03-20", "2026-04-02", "40.00", "60.00", "EUR"));

        assertThat(on(late, "2026-04-20")).isEqualTo(new Change(0, 0, 0, 0, -40_00, 0, -40_00, 0));
        assertThat(on(inTime, "2026-03-20")).isEqualTo(new Change(0, 0, 0, 0, -40_00, 0, 0, 0));
        assertThat(on(inTime, "2026-04-02")).isEqualTo(new Change(0, 0, 0, 0, 0, 0, -40_00, 0));
    }

    @Test
    void a_settled_item_is_open_no_longer_from_the_day_it_was_settled() {
        Days inTime = days(ledger.settled(invoice, "2026-03-20", null, "100.00", "EUR"));
        Days late = days(ledger.settled(invoice, "2026-04-20", "2026-04-02", "100.00", "EUR"));

        assertThat(on(inTime, "2026-03-20")).isEqualTo(new Change(0, 0, 0, 0, 0, -1, 0, 0));
        assertThat(inTime.changes()).hasSize(1);
        assertThat(on(late, "2026-04-20")).isEqualTo(new Change(0, 0, 0, 0, 0, -1, 0, -1));
    }

    @Test
    void what_is_taken_back_is_owed_again_and_reopens_what_was_settled() {
        Days part = days(ledger.unapplied(invoice, "2026-04-10", "2026-04-02", "40.00", "70.00", "EUR"));
        Days whole = days(ledger.unapplied(invoice, "2026-04-10", "2026-04-02", "40.00", "40.00", "EUR"));
        Days inTime = days(ledger.unapplied(invoice, "2026-03-10", null, "40.00", "40.00", "EUR"));

        assertThat(on(part, "2026-04-10")).isEqualTo(new Change(0, 0, 0, 0, 40_00, 0, 40_00, 0));
        assertThat(on(whole, "2026-04-10")).isEqualTo(new Change(0, 0, 0, 0, 40_00, 1, 40_00, 1));
        assertThat(on(inTime, "2026-03-10")).isEqualTo(new Change(0, 0, 0, 0, 40_00, 1, 0, 0));
    }

    @Test
    void currencies_and_days_are_kept_apart() {
        Days days = days(
                ledger.issued(invoice, "2026-03-02", "100.00", "EUR"),
                ledger.issued(Ledger.invoice(), "2026-03-02", "7", "JPY"),
                ledger.issued(Ledger.invoice(), "2026-03-03", "1.00", "EUR"),
                ledger.issued(Ledger.invoice(), "2026-03-03", "2.00", "EUR"));

        assertThat(on(days, "2026-03-02")).isEqualTo(new Change(100_00, 1, 0, 0, 100_00, 1, 0, 0));
        assertThat(on(days, "2026-03-03")).isEqualTo(new Change(3_00, 2, 0, 0, 3_00, 2, 0, 0));
        assertThat(days.changes().get(key("JPY", "2026-03-02"))).isEqualTo(new Change(7, 1, 0, 0, 7, 1, 0, 0));
    }

    @Test
    void facts_in_any_order_and_any_portions_lead_to_the_same_days() {
        List<Published> facts = someFacts(new Random(3));
        Map<Days.Key, Change> whole = days(facts.toArray(Published[]::new)).changes();

        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Published> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, random);
            int cut = random.nextInt(shuffled.size());
            Map<Days.Key, Change> parts =
                    days(shuffled.subList(0, cut).toArray(Published[]::new)).changes();
            days(shuffled.subList(cut, shuffled.size()).toArray(Published[]::new))
                    .changes()
                    .forEach((key, change) -> parts.merge(key, change, Change::plus));

            assertThat(parts).isEqualTo(whole);
        }
    }

    @Test
    void nothing_is_late_that_is_not_owed() {
        Map<Days.Key, Change> changes =
                days(someFacts(new Random(5)).toArray(Published[]::new)).changes();
        Change balance = Change.NONE;

        for (Change change : changes.values()) {
            balance = balance.plus(change);
            assertThat(balance.overdueMinor()).isBetween(0L, balance.receivableMinor());
            assertThat(balance.overdueCount()).isBetween(0L, balance.receivableCount());
        }
        assertThat(balance.receivableCount()).isPositive();
    }

    /** Invoices of which some came late, some become overdue and some of either are withdrawn. */
    private List<Published> someFacts(Random random) {
        List<Published> facts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            InvoiceId id = Ledger.invoice();
            LocalDate issue = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(60));
            LocalDate recorded = issue.plusDays(random.nextInt(90) - 5);
            LocalDate late = issue.plusDays(31);
            String amount = 1 + random.nextInt(1000) + ".00";
            facts.add(ledger.issued(id, recorded.toString(), issue.toString(), amount, "EUR"));
            LocalDate noticed = late.isAfter(recorded) ? late : recorded;
            boolean overdue = random.nextBoolean();
            if (overdue) {
                facts.add(ledger.overdue(id, noticed.toString(), late.toString(), amount, "EUR"));
            }
            int fate = random.nextInt(3);
            if (fate == 1) {
                pay(facts, id, issue.plusDays(random.nextInt(60)), overdue ? late : null, amount, random.nextBoolean());
            }
            if (fate == 0) {
                facts.add(
                        ledger.cancelled(id, noticed.plusDays(random.nextInt(5)).toString(), overdue, amount, "EUR"));
            }
        }
        return facts;
    }

    /** Pays an item, and where {@code back} takes it back later, as the ledger dates it. */
    private void pay(
            List<Published> facts, InvoiceId id, LocalDate day, @Nullable LocalDate late, String amount, boolean back) {
        String since = late == null ? null : late.toString();
        facts.add(ledger.applied(id, day.toString(), since, amount, "0.00", "EUR"));
        facts.add(ledger.settled(id, day.toString(), since, amount, "EUR"));
        if (back) {
            facts.add(ledger.unapplied(id, day.plusDays(7).toString(), since, amount, amount, "EUR"));
        }
    }

    private static Days days(Published... facts) {
        Days days = new Days();
        for (Published published : facts) {
            days.add(published.envelope(), (InvoiceFact) published.fact());
        }
        return days;
    }

    private Days.Key key(String currency, String day) {
        return new Days.Key(ledger.entity(), Currency.getInstance(currency), LocalDate.parse(day));
    }

    private @Nullable Change on(Days days, String day) {
        return days.changes().get(key("EUR", day));
    }
}
