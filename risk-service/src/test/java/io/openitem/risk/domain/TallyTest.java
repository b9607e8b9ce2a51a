package io.openitem.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.risk.domain.Movement.Effect;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TallyTest {

    /** Fewer for mutants, each of which would live through all of them. */
    private static final int EXAMPLES = Integer.getInteger("QT_EXAMPLES", 300);

    private static final LegalEntityId DE = new LegalEntityId("DE01");
    private static final CustomerId CUSTOMER = new CustomerId(new UUID(0, 1));
    private static final InvoiceId INVOICE = new InvoiceId(new UUID(0, 2));
    private static final LocalDate ISSUED = LocalDate.of(2026, 1, 20);
    private static final LocalDate DUE = LocalDate.of(2026, 2, 19);

    private static Movement moved(Effect effect) {
        return new Movement(CUSTOMER, DE, new UUID(9, 9), effect);
    }

    private static Money eur(long minor) {
        return Money.ofMinor(minor, "EUR");
    }

    private static List<Movement> story() {
        return List.of(
                moved(Effect.issued(INVOICE, ISSUED, DUE, eur(1000), eur(1000))),
                moved(Effect.paid(INVOICE, DUE, DUE, eur(400))),
                moved(Effect.paid(INVOICE, DUE, LocalDate.of(2026, 3, 1), eur(600))),
                moved(Effect.returned(INVOICE, DUE, LocalDate.of(2026, 3, 9), eur(400))));
    }

    @Test
    void an_invoices_life_is_summed_by_item_account_and_month() {
        Tally tally = Tally.of(story());

        var account = new Tally.Account(CUSTOMER, eur(0).currency());
        assertThat(tally.customers()).containsOnly(Map.entry(CUSTOMER, new Tally.Touched(DE, new UUID(9, 9))));
        assertThat(tally.items())
                .containsOnly(Map.entry(INVOICE, new Tally.Item(CUSTOMER, DE, eur(0).currency(), DUE, 400)));
        assertThat(tally.accounts()).containsOnly(Map.entry(account, new Tally.Owed(DE, 400, ISSUED)));
        assertThat(tally.legalEntityOf(account)).isEqualTo(DE);
        assertThat(tally.months())
                .containsOnly(
                        month(account, 1, new Month(1, 1000, 0, 0, BigInteger.ZERO, 0)),
                        month(account, 2, new Month(0, 0, 400, 0, BigInteger.ZERO, 0)),
                        month(account, 3, new Month(0, 0, 600, 600, BigInteger.valueOf(6000), 400)));
    }

    private static Map.Entry<Tally.Period, Month> month(Tally.Account account, int month, Month sums) {
        return Map.entry(new Tally.Period(account, YearMonth.of(2026, month)), sums);
    }

    @Test
    void a_withdrawn_invoice_leaves_nothing_but_its_date() {
        Tally tally = Tally.of(List.of(
                moved(Effect.issued(INVOICE, ISSUED, DUE, eur(1000), eur(1000))),
                moved(Effect.withdrawn(INVOICE, ISSUED, DUE, ISSUED, eur(1000)))));

        assertThat(tally.months().values()).containsExactly(Month.NONE);
        assertThat(tally.items().values()).extracting(Tally.Item::openMinor).containsExactly(0L);
        assertThat(tally.accounts().values()).containsExactly(new Tally.Owed(DE, 0, ISSUED));
    }

    @Test
    void a_document_dated_ahead_is_undone_in_its_own_month() {
        Effect ahead = Effect.withdrawn(INVOICE, ISSUED, DUE, ISSUED.minusMonths(2), eur(1000));
        Effect later = Effect.withdrawn(INVOICE, ISSUED, DUE, ISSUED.plusMonths(2), eur(1000));

        assertThat(ahead.month()).isEqualTo(YearMonth.of(2026, 1));
        assertThat(later.month()).isEqualTo(YearMonth.of(2026, 3));
    }

    @Test
    void a_fact_without_effect_only_names_the_customer() {
        Tally tally = Tally.of(List.of(new Movement(CUSTOMER, DE, new UUID(1, 1), null)));

        assertThat(tally.customers()).containsOnlyKeys(CUSTOMER);
        assertThat(tally.items()).isEmpty();
        assertThat(tally.accounts()).isEmpty();
        assertThat(tally.months()).isEmpty();
    }

    @Test
    void the_last_fact_is_the_cause() {
        Tally tally = Tally.of(List.of(
                new Movement(CUSTOMER, DE, new UUID(1, 1), null), new Movement(CUSTOMER, DE, new UUID(1, 2), null)));

        assertThat(tally.customers().get(CUSTOMER)).isEqualTo(new Tally.Touched(DE, new UUID(1, 2)));
    }

    @Test
    void the_order_of_facts_does_not_matter() {
        qt().withExamples(EXAMPLES)
                .forAll(longs().all(), integers().between(1, 30))
                .checkAssert((seed, length) -> {
                    Random random = new Random(seed);
                    List<Movement> one = randomStory(random, length);
                    List<Movement> other = new ArrayList<>(one);
                    Collections.shuffle(other, random);

                    assertThat(Tally.of(other).items()).isEqualTo(Tally.of(one).items());
                    assertThat(Tally.of(other).accounts())
                            .isEqualTo(Tally.of(one).accounts());
                    assertThat(Tally.of(other).months()).isEqualTo(Tally.of(one).months());
                });
    }

    /** Of a few customers and items, in two currencies; each item keeps its account and its dates. */
    private static List<Movement> randomStory(Random random, int length) {
        List<Movement> story = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int item = random.nextInt(6);
            InvoiceId invoice = new InvoiceId(new UUID(1, item));
            Money amount = Money.ofMinor(1 + random.nextInt(9_999), item % 2 == 0 ? "EUR" : "USD");
            LocalDate issued = ISSUED.plusDays(item * 20L);
            LocalDate due = issued.plusDays(30);
            LocalDate on = due.plusDays(random.nextInt(60) - 20);
            Effect effect = switch (random.nextInt(4)) {
                case 0 -> Effect.issued(invoice, issued, due, amount, amount);
                case 1 -> Effect.paid(invoice, due, on, amount);
                case 2 -> Effect.returned(invoice, due, on, amount);
                default -> Effect.withdrawn(invoice, issued, due, on, amount);
            };
            story.add(new Movement(new CustomerId(new UUID(2, item % 3)), DE, new UUID(3, i), effect));
        }
        return story;
    }
}
