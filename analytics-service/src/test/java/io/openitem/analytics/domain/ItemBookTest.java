package io.openitem.analytics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.analytics.Ledger;
import io.openitem.analytics.Ledger.Published;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.invoice.v1.InvoiceCancelled;
import io.openitem.contracts.invoice.v1.InvoiceFact;
import io.openitem.contracts.invoice.v1.InvoiceIssued;
import io.openitem.contracts.invoice.v1.PaymentApplied;
import io.openitem.contracts.invoice.v1.PaymentUnapplied;
import io.openitem.contracts.payment.v1.UnappliedCashChanged;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ItemBookTest {

    private final Ledger ledger = new Ledger("DE01");
    private final InvoiceId invoice = Ledger.invoice();

    /** Dated 2 March 2026 and due ten days later; the due date has the number 9567 since 2000. */
    private final Published issued = ledger.issued(invoice, "2026-03-02", "2026-03-02", "2026-03-12", "100.00", "EUR");

    @Test
    void an_invoice_is_sold_and_owed_on_its_date_and_ages_by_the_calendar() {
        ItemBook book = book(issued);

        assertThat(days(book, Slice.ALL))
                .containsExactly(
                        "2026-03-02 {ISSUED_MINOR=10000, ISSUED_COUNT=1, RECEIVABLE_MINOR=10000, RECEIVABLE_COUNT=1}",
                        "2026-03-13 {OVERDUE_MINOR=10000, OVERDUE_COUNT=1, OVERDUE_DUE_DAYS=95670000}",
                        "2026-04-02 {OLDER30_MINOR=10000, OLDER30_COUNT=1}",
                        "2026-04-12 {PAST30_MINOR=10000, PAST30_COUNT=1}",
                        "2026-05-02 {OLDER60_MINOR=10000, OLDER60_COUNT=1}",
                        "2026-05-12 {PAST60_MINOR=10000, PAST60_COUNT=1}",
                        "2026-06-01 {OLDER90_MINOR=10000, OLDER90_COUNT=1}",
                        "2026-06-11 {PAST90_MINOR=10000, PAST90_COUNT=1}");
    }

    @Test
    void everybodys_the_countrys_and_the_customers_figures_are_kept() {
        ItemBook book = book(ledger.opened("AT"), issued);

        assertThat(days(book, Slice.of(new CountryCode("AT")))).isEqualTo(days(book, Slice.ALL));
        assertThat(days(book, Slice.of(ledger.customer())))
                .containsExactly(
                        "2026-03-02 {ISSUED_MINOR=10000, ISSUED_COUNT=1, RECEIVABLE_MINOR=10000, RECEIVABLE_COUNT=1}",
                        "2026-03-13 {OVERDUE_MINOR=10000, OVERDUE_COUNT=1, OVERDUE_DUE_DAYS=95670000}");
    }

    @Test
    void an_item_stays_in_the_country_in_which_it_was_issued() {
        ItemBook book = book(
                ledger.opened("AT"),
                issued,
                ledger.moved("CH"),
                ledger.applied(invoice, "2026-03-05", null, "40.00", "60.00", "EUR"));

        assertThat(book.items()).extracting(Item::country).containsExactly(new CountryCode("AT"));
        assertThat(days(book, Slice.of(new CountryCode("CH")))).isEmpty();
    }

    @Test
    void a_country_that_was_never_told_is_unknown() {
        assertThat(book(issued).items()).extracting(Item::country).containsExactly(ItemBook.UNKNOWN_COUNTRY);
    }

    @Test
    void an_invoice_that_came_late_is_owed_from_its_date() {
        ItemBook book = book(ledger.issued(invoice, "2026-03-20", "2026-01-15", "100.00", "EUR"));

        assertThat(on(book, "2026-01-15"))
                .isEqualTo("{ISSUED_MINOR=10000, ISSUED_COUNT=1, RECEIVABLE_MINOR=10000, RECEIVABLE_COUNT=1}");
        assertThat(book.items()).extracting(Item::owedFrom).containsExactly(LocalDate.of(2026, 1, 15));
    }

    @Test
    void an_invoice_dated_ahead_is_owed_at_once_and_sold_on_its_date() {
        ItemBook book = book(ledger.issued(invoice, "2026-03-02", "2026-03-10", "100.00", "EUR"));

        assertThat(on(book, "2026-03-02")).isEqualTo("{RECEIVABLE_MINOR=10000, RECEIVABLE_COUNT=1}");
        assertThat(on(book, "2026-03-10")).isEqualTo("{ISSUED_MINOR=10000, ISSUED_COUNT=1}");
        assertThat(book.items()).extracting(Item::owedFrom).containsExactly(LocalDate.of(2026, 3, 2));
    }

    @Test
    void a_part_payment_in_time_never_gets_late() {
        ItemBook book = book(issued, ledger.applied(invoice, "2026-03-05", null, "40.00", "60.00", "EUR"));

        assertThat(on(book, "2026-03-05")).isEqualTo("{COLLECTED_MINOR=4000, RECEIVABLE_MINOR=-4000}");
        assertThat(on(book, "2026-03-13"))
                .isEqualTo("{OVERDUE_MINOR=6000, OVERDUE_COUNT=1, OVERDUE_DUE_DAYS=57402000}");
        assertThat(on(book, "2026-06-11")).isEqualTo("{PAST90_MINOR=6000, PAST90_COUNT=1}");
        assertThat(moves(book)).containsExactly("2026-03-05 -4000");
        assertThat(book.items()).extracting(Item::firstMove).containsExactly(LocalDate.of(2026, 3, 5));
    }

    @Test
    void what_is_settled_in_time_is_late_on_no_day() {
        ItemBook book = book(
                issued,
                ledger.applied(invoice, "2026-03-10", null, "100.00", "0.00", "EUR"),
                ledger.settled(invoice, "2026-03-10", null, "100.00", "EUR"));

        assertThat(days(book, Slice.ALL).stream().filter(day -> !day.endsWith("{}")))
                .containsExactly(
                        "2026-03-02 {ISSUED_MINOR=10000, ISSUED_COUNT=1, RECEIVABLE_MINOR=10000, RECEIVABLE_COUNT=1}",
                        "2026-03-10 {COLLECTED_MINOR=10000, RECEIVABLE_MINOR=-10000, RECEIVABLE_COUNT=-1"
                                + ", SETTLED_MINOR=10000, SETTLED_COUNT=1, DAYS_VERSUS_DUE=-2"
                                + ", AMOUNT_DAYS_VERSUS_DUE=-20000, AMOUNT_TERMS=100000}");
        assertThat(book.items()).extracting(Item::closedOn).containsExactly(LocalDate.of(2026, 3, 10));
    }

    @Test
    void a_late_settlement_says_how_late() {
        ItemBook book = book(
                issued,
                ledger.applied(invoice, "2026-03-20", null, "100.00", "0.00", "EUR"),
                ledger.settled(invoice, "2026-03-20", null, "100.00", "EUR"));

        assertThat(on(book, "2026-03-20"))
                .isEqualTo("{COLLECTED_MINOR=10000, RECEIVABLE_MINOR=-10000, RECEIVABLE_COUNT=-1, OVERDUE_MINOR=-10000"
                        + ", OVERDUE_COUNT=-1, OVERDUE_DUE_DAYS=-95670000, SETTLED_MINOR=10000, SETTLED_COUNT=1"
                        + ", SETTLED_LATE_COUNT=1, DAYS_LATE=8, DAYS_VERSUS_DUE=8, AMOUNT_DAYS_LATE=80000"
                        + ", AMOUNT_DAYS_VERSUS_DUE=80000, AMOUNT_TERMS=100000}");
    }

    @Test
    void what_is_taken_back_is_owed_again_and_was_not_settled_any_more() {
        ItemBook book = book(
                issued,
                ledger.applied(invoice, "2026-03-10", null, "100.00", "0.00", "EUR"),
                ledger.settled(invoice, "2026-03-10", null, "100.00", "EUR"),
                ledger.unapplied(invoice, "2026-03-25", null, "100.00", "100.00", "EUR"));

        assertThat(on(book, "2026-03-10"))
                .isEqualTo("{COLLECTED_MINOR=10000, RECEIVABLE_MINOR=-10000, RECEIVABLE_COUNT=-1}");
        assertThat(on(book, "2026-03-25"))
                .isEqualTo("{COLLECTED_MINOR=-10000, RECEIVABLE_MINOR=10000, RECEIVABLE_COUNT=1, OVERDUE_MINOR=10000"
                        + ", OVERDUE_COUNT=1, OVERDUE_DUE_DAYS=95670000}");
        assertThat(book.items()).extracting(Item::settledOn).containsOnlyNulls();
        assertThat(moves(book)).containsExactly("2026-03-10 -10000", "2026-03-25 10000");
    }

    @Test
    void an_item_of_which_a_part_went_back_before_the_rest_came_is_counted_once_all_along() {
        ItemBook book = book(
                issued,
                ledger.applied(invoice, "2026-03-05", null, "40.00", "60.00", "EUR"),
                ledger.applied(invoice, "2026-03-20", null, "60.00", "0.00", "EUR"),
                ledger.settled(invoice, "2026-03-20", null, "100.00", "EUR"),
                ledger.unapplied(invoice, "2026-03-08", null, "40.00", "40.00", "EUR"));

        assertThat(on(book, "2026-03-08")).isEqualTo("{COLLECTED_MINOR=-4000, RECEIVABLE_MINOR=4000}");
        assertThat(on(book, "2026-03-13"))
                .isEqualTo("{OVERDUE_MINOR=10000, OVERDUE_COUNT=1, OVERDUE_DUE_DAYS=95670000}");
        assertThat(on(book, "2026-03-20"))
                .isEqualTo("{COLLECTED_MINOR=6000, RECEIVABLE_MINOR=-6000, OVERDUE_MINOR=-6000"
                        + ", OVERDUE_DUE_DAYS=-57402000}");
        assertThat(on(book, "2026-06-11")).isEqualTo("{PAST90_MINOR=4000, PAST90_COUNT=1}");
        assertThat(book.items()).extracting(Item::closedOn).containsOnlyNulls();
    }

    @Test
    void a_part_that_is_taken_back_reopens_nothing() {
        ItemBook book = book(
                issued,
                ledger.applied(invoice, "2026-03-05", null, "40.00", "60.00", "EUR"),
                ledger.unapplied(invoice, "2026-03-06", null, "40.00", "100.00", "EUR"));

        assertThat(on(book, "2026-03-06")).isEqualTo("{COLLECTED_MINOR=-4000, RECEIVABLE_MINOR=4000}");
    }

    @Test
    void the_earliest_move_is_kept_whatever_came_first() {
        ItemBook book = book(
                issued,
                ledger.applied(invoice, "2026-03-09", null, "10.00", "90.00", "EUR"),
                ledger.applied(invoice, "2026-03-05", null, "10.00", "80.00", "EUR"),
                ledger.applied(invoice, "2026-03-09", null, "10.00", "70.00", "EUR"));

        assertThat(book.items()).extracting(Item::firstMove).containsExactly(LocalDate.of(2026, 3, 5));
        assertThat(moves(book)).containsExactly("2026-03-05 -1000", "2026-03-09 -2000");
    }

    @Test
    void a_withdrawal_undoes_sale_receivable_and_lateness_on_its_day() {
        ItemBook book = book(issued, ledger.cancelled(invoice, "2026-03-20", true, "100.00", "EUR"));

        assertThat(on(book, "2026-03-20"))
                .isEqualTo("{CANCELLED_MINOR=10000, CANCELLED_COUNT=1, RECEIVABLE_MINOR=-10000, RECEIVABLE_COUNT=-1"
                        + ", OVERDUE_MINOR=-10000, OVERDUE_COUNT=-1, OVERDUE_DUE_DAYS=-95670000}");
        assertThat(on(book, "2026-04-12")).isEqualTo("{}");
        assertThat(book.items()).extracting(Item::closedOn).containsExactly(LocalDate.of(2026, 3, 20));
    }

    @Test
    void an_invoice_dated_ahead_that_is_withdrawn_before_is_owed_no_longer_and_leaves_no_sale() {
        ItemBook book = book(
                ledger.issued(invoice, "2026-03-02", "2026-03-10", "100.00", "EUR"),
                ledger.cancelled(invoice, "2026-03-05", false, "100.00", "EUR"));

        assertThat(on(book, "2026-03-05")).isEqualTo("{RECEIVABLE_MINOR=-10000, RECEIVABLE_COUNT=-1}");
        assertThat(on(book, "2026-03-10"))
                .isEqualTo("{ISSUED_MINOR=10000, ISSUED_COUNT=1, CANCELLED_MINOR=10000, CANCELLED_COUNT=1}");
        assertThat(book.items()).extracting(Item::closedOn).containsExactly(LocalDate.of(2026, 3, 5));
    }

    @Test
    void notices_of_lateness_and_answers_change_no_figure() {
        ItemBook book = book(
                issued,
                ledger.overdue(invoice, "2026-03-13", "2026-03-13", "100.00", "EUR"),
                ledger.answered(invoice, "2026-03-13", "100.00", "EUR"));

        assertThat(days(book, Slice.ALL)).isEqualTo(days(book(issued), Slice.ALL));
    }

    @Test
    void currencies_are_kept_apart() {
        ItemBook book = book(issued, ledger.issued(Ledger.invoice(), "2026-03-02", "7", "JPY"));

        Change yen = Objects.requireNonNull(book.postings().changes().get(key(Slice.ALL, "JPY", "2026-03-02")));
        assertThat(yen.get(Measure.RECEIVABLE_MINOR)).isEqualTo(7);
        assertThat(on(book, "2026-03-02")).contains("RECEIVABLE_MINOR=10000");
    }

    @Test
    void a_fact_about_an_item_that_was_never_issued_is_refused() {
        Published settled = ledger.settled(invoice, "2026-03-20", null, "100.00", "EUR");

        assertThatThrownBy(() -> book(settled))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(invoice.toString());
    }

    @Test
    void facts_in_one_portion_or_many_lead_to_the_same_days_and_items() {
        List<Published> facts = someFacts(new Random(3));
        ItemBook whole = book(facts.toArray(Published[]::new));

        for (int seed = 0; seed < 20; seed++) {
            int cut = new Random(seed).nextInt(facts.size());
            ItemBook first = book(facts.subList(0, cut).toArray(Published[]::new));
            ItemBook second = new ItemBook(first.items(), Map.of());
            facts.subList(cut, facts.size()).forEach(fact -> second.add(fact.envelope(), (InvoiceFact) fact.fact()));
            second.postings()
                    .changes()
                    .forEach((key, change) ->
                            first.postings().add(key.legalEntity(), key.currency(), key.slice(), key.day(), change));

            assertThat(first.postings().changes()).isEqualTo(whole.postings().changes());
            assertThat(whole.items()).containsAll(second.items());
        }
    }

    @Test
    void on_every_day_the_buckets_sum_to_what_is_owed_and_none_is_negative() {
        List<Published> facts = someFacts(new Random(5));
        ItemBook book = book(facts.toArray(Published[]::new));
        Change balance = Change.NONE;

        for (Map.Entry<Postings.Key, Change> entry : book.postings().changes().entrySet()) {
            if (entry.getKey().slice().equals(Slice.ALL)) {
                balance = balance.plus(entry.getValue());
                long owed = balance.get(Measure.RECEIVABLE_MINOR);
                long items = balance.get(Measure.RECEIVABLE_COUNT);
                assertThat(items).isEqualTo(open(facts, entry.getKey().day()));
                assertThat(entry.getValue().get(Measure.SETTLED_COUNT)).isNotNegative();
                assertThat(entry.getValue().get(Measure.SETTLED_LATE_COUNT))
                        .isBetween(0L, entry.getValue().get(Measure.SETTLED_COUNT));
                for (Ageing ageing : Ageing.values()) {
                    List<Ageing.Bucket> buckets = ageing.of(balance);
                    assertThat(buckets).allMatch(bucket -> bucket.minor() >= 0 && bucket.items() >= 0);
                    assertThat(buckets.stream().mapToLong(Ageing.Bucket::minor).sum())
                            .isEqualTo(owed);
                    assertThat(buckets.stream().mapToLong(Ageing.Bucket::items).sum())
                            .isEqualTo(items);
                }
            }
        }
        assertThat(balance.get(Measure.RECEIVABLE_COUNT)).isPositive();
    }

    @Test
    void unapplied_cash_counts_on_its_business_date_for_everybody_and_the_customer() {
        UnappliedCash cash = new UnappliedCash();
        Published more = ledger.unappliedCash("2026-03-05", "50.00", "50.00", "EUR");
        Published less = ledger.unappliedCash("2026-03-05", "20.00", "-30.00", "EUR");

        cash.add(more.envelope(), (UnappliedCashChanged) more.fact());
        cash.add(less.envelope(), (UnappliedCashChanged) less.fact());

        assertThat(cash.postings().changes())
                .containsOnly(
                        Map.entry(key(Slice.ALL, "EUR", "2026-03-05"), Change.of(Measure.UNAPPLIED_MINOR, 2000)),
                        Map.entry(
                                key(Slice.of(ledger.customer()), "EUR", "2026-03-05"),
                                Change.of(Measure.UNAPPLIED_MINOR, 2000)));
    }

    /** Invoices of which some came late, some are part-paid, paid, returned or withdrawn, early and late. */
    private List<Published> someFacts(Random random) {
        List<Published> facts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            InvoiceId id = Ledger.invoice();
            LocalDate issue = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(60));
            String amount = 10 + random.nextInt(1000) + ".00";
            LocalDate due = issue.plusDays(random.nextInt(45));
            LocalDate paid = issue.plusDays(random.nextInt(120));
            facts.add(ledger.issued(id, issue.toString(), issue.toString(), due.toString(), amount, "EUR"));
            LocalDate back = paid.plusDays(random.nextInt(30));
            switch (random.nextInt(6)) {
                case 0 -> facts.add(ledger.cancelled(id, paid.toString(), true, amount, "EUR"));
                case 1 -> facts.add(ledger.applied(id, paid.toString(), null, "5.00", "5.00", "EUR"));
                case 2 -> settle(facts, id, paid, amount);
                case 3 -> {
                    settle(facts, id, paid, amount);
                    facts.add(ledger.unapplied(id, back.toString(), null, amount, amount, "EUR"));
                }
                case 4 -> {
                    // A part, then the rest; the part goes back before, on or after the day of the rest.
                    LocalDate last = paid.plusDays(random.nextInt(30));
                    facts.add(ledger.applied(id, paid.toString(), null, "5.00", "5.00", "EUR"));
                    String rest = new BigDecimal(amount)
                            .subtract(new BigDecimal("5.00"))
                            .toPlainString();
                    facts.add(ledger.applied(id, last.toString(), null, rest, "0.00", "EUR"));
                    facts.add(ledger.settled(id, last.toString(), null, amount, "EUR"));
                    facts.add(ledger.unapplied(id, back.toString(), null, "5.00", "5.00", "EUR"));
                }
                default -> {}
            }
        }
        return facts;
    }

    /** On how many items something is owed at the end of a day, counted without any bookkeeping. */
    private static long open(List<Published> facts, LocalDate day) {
        Map<InvoiceId, Long> owed = new HashMap<>();
        for (Published published : facts) {
            switch (published.fact()) {
                case InvoiceIssued fact
                when !fact.issueDate().isAfter(day) ->
                    owed.merge(fact.invoice(), fact.amount().minorUnits(), Long::sum);
                case InvoiceCancelled fact
                when !fact.cancelledOn().isAfter(day) ->
                    owed.merge(fact.invoice(), -fact.amount().minorUnits(), Long::sum);
                case PaymentApplied fact
                when !fact.paidOn().isAfter(day) ->
                    owed.merge(fact.invoice(), -fact.amount().minorUnits(), Long::sum);
                case PaymentUnapplied fact
                when !fact.unappliedOn().isAfter(day) ->
                    owed.merge(fact.invoice(), fact.amount().minorUnits(), Long::sum);
                default -> {}
            }
        }
        return owed.values().stream().filter(minor -> minor > 0).count();
    }

    private void settle(List<Published> facts, InvoiceId id, LocalDate day, String amount) {
        facts.add(ledger.applied(id, day.toString(), null, amount, "0.00", "EUR"));
        facts.add(ledger.settled(id, day.toString(), null, amount, "EUR"));
    }

    private static ItemBook book(Published... facts) {
        ItemBook book = new ItemBook(List.of(), Map.of());
        for (Published published : facts) {
            book.add(published.envelope(), (InvoiceFact) published.fact());
        }
        return book;
    }

    private Postings.Key key(Slice slice, String currency, String day) {
        return new Postings.Key(ledger.entity(), Currency.getInstance(currency), slice, LocalDate.parse(day));
    }

    private String on(ItemBook book, String day) {
        return String.valueOf(book.postings().changes().get(key(Slice.ALL, "EUR", day)));
    }

    private static List<String> days(ItemBook book, Slice slice) {
        return book.postings().changes().entrySet().stream()
                .filter(entry -> entry.getKey().slice().equals(slice))
                .map(entry -> entry.getKey().day() + " " + entry.getValue())
                .toList();
    }

    private static List<String> moves(ItemBook book) {
        return book.moves().entrySet().stream()
                .map(move -> move.getKey().day() + " " + move.getValue())
                .sorted()
                .toList();
    }
}
