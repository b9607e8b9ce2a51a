package io.openitem.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.RfReference;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoTest {

    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
    private static final Demo DEMO = Demo.of(Demo.SEED, LAST);

    private static List<DemoInvoice> invoices(Trait trait) {
        return DEMO.invoices().stream()
                .filter(invoice -> invoice.customer().trait() == trait)
                .toList();
    }

    private static List<DemoPayment> payments(Trait trait) {
        return DEMO.payments().stream()
                .filter(payment -> payment.customer().trait() == trait)
                .toList();
    }

    /** What was paid of each invoice, by its number, and stayed paid. */
    private static Map<String, Long> paid(Predicate<DemoPayment> which) {
        Map<String, Long> paid = new HashMap<>();
        DEMO.payments().stream()
                .filter(which.and(payment -> payment.returnedOn().isEmpty()))
                .forEach(
                        payment -> payment.meantFor().forEach((number, minor) -> paid.merge(number, minor, Long::sum)));
        return paid;
    }

    private static final Map<String, DemoInvoice> BY_NUMBER =
            DEMO.invoices().stream().collect(Collectors.toMap(DemoInvoice::number, invoice -> invoice));

    private static DemoInvoice invoice(String number) {
        return Objects.requireNonNull(BY_NUMBER.get(number));
    }

    /** Days after the due date of the invoice, of every payment that names one. */
    private static List<Long> delays(Trait trait) {
        return payments(trait).stream()
                .flatMap(payment -> payment.meantFor().keySet().stream()
                        .map(number -> ChronoUnit.DAYS.between(invoice(number).due(), payment.received())))
                .toList();
    }

    private static boolean isOld(DemoInvoice invoice, int days) {
        return invoice.due().isBefore(LAST.minusDays(days));
    }

    @Test
    void the_same_seed_and_day_give_the_same_data() {
        assertThat(Demo.of(Demo.SEED, LAST)).isEqualTo(DEMO);
        assertThat(Demo.of(Demo.SEED + 1, LAST).invoices()).isNotEqualTo(DEMO.invoices());
    }

    @Test
    void there_are_three_companies_two_currencies_and_a_hundred_and_twenty_customers_of_every_kind() {
        assertThat(DEMO.companies()).extracting(DemoCompany::id).containsExactly("DE01", "FR01", "US01");
        assertThat(DEMO.companies()).extracting(DemoCompany::currency).containsOnly("EUR", "USD");
        assertThat(DEMO.customers()).hasSize(120);
        for (DemoCompany company : DEMO.companies()) {
            assertThat(DEMO.customers())
                    .filteredOn(customer -> customer.legalEntity().equals(company.id()))
                    .extracting(DemoCustomer::trait)
                    .contains(Trait.values());
        }
    }

    @Test
    void nobody_is_real() {
        assertThat(DEMO.customers())
                .extracting(DemoCustomer::email)
                .allMatch(mail -> mail.matches("invoices@[a-z0-9-]+\\.example"));
        assertThat(DEMO.customers()).extracting(DemoCustomer::email).doesNotHaveDuplicates();
        assertThat(DEMO.customers()).extracting(DemoCustomer::name).doesNotHaveDuplicates();
    }

    @Test
    void numbers_are_unique_and_references_lead_to_one_invoice() {
        assertThat(DEMO.invoices()).extracting(DemoInvoice::number).doesNotHaveDuplicates();
        assertThat(DEMO.payments()).extracting(DemoPayment::reference).doesNotHaveDuplicates();
        assertThat(DEMO.invoices())
                .extracting(invoice -> RfReference.of(new DocumentNumber(invoice.number())))
                .doesNotHaveDuplicates();
        assertThat(DEMO.payments())
                .filteredOn(payment -> !payment.creditorReference().isEmpty())
                .hasSizeGreaterThan(1000)
                .allSatisfy(payment -> assertThat(payment.meantFor().keySet())
                        .extracting(number ->
                                RfReference.of(new DocumentNumber(number)).value())
                        .containsExactly(payment.creditorReference()));
    }

    @Test
    void two_years_end_on_the_last_day() {
        assertThat(DEMO.firstDay()).isEqualTo("2024-03-01");
        assertThat(DEMO.invoices()).extracting(DemoInvoice::issued).allMatch(day -> !day.isAfter(LAST));
        assertThat(DEMO.payments()).extracting(DemoPayment::received).allMatch(day -> !day.isAfter(LAST));
        assertThat(DEMO.invoices()).isSortedAccordingTo(Comparator.comparing(DemoInvoice::issued));
        assertThat(DEMO.payments()).isSortedAccordingTo(Comparator.comparing(DemoPayment::received));
        assertThat(DEMO.invoices().getFirst().issued()).isBefore("2024-03-04");
        assertThat(DEMO.invoices().size()).isBetween(5_000, 7_000);
    }

    @Test
    void stops_are_ends_of_quarters_and_then_days() {
        List<LocalDate> stops = DEMO.stops(3);

        assertThat(stops).hasSize(8 + 3).isSorted().doesNotHaveDuplicates();
        assertThat(stops).startsWith(LocalDate.of(2024, 3, 31), LocalDate.of(2024, 6, 30));
        assertThat(stops)
                .endsWith(
                        LocalDate.of(2025, 12, 31),
                        LocalDate.of(2026, 3, 29),
                        LocalDate.of(2026, 3, 30),
                        LocalDate.of(2026, 3, 31));
        assertThat(DEMO.stops()).hasSize(8 + 60);
    }

    @Test
    void every_cent_that_was_paid_is_accounted_for() {
        Map<String, Long> paid = paid(payment -> true);

        assertThat(paid)
                .allSatisfy((number, minor) ->
                        assertThat(minor).isBetween(1L, invoice(number).minorUnits()));
        assertThat(DEMO.payments()).allSatisfy(payment -> {
            long meant = payment.meantFor().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(meant).isLessThanOrEqualTo(payment.minorUnits());
            // Rounded up to the next ten, or without a word at all.
            assertThat(payment.minorUnits() - meant).isIn(inTen(payment, meant));
        });
        long received =
                DEMO.payments().stream().mapToLong(DemoPayment::minorUnits).sum();
        assertThat(received).isPositive();
    }

    private static List<Long> inTen(DemoPayment payment, long meant) {
        return meant == 0 ? List.of(payment.minorUnits()) : List.of(0L, 1000 - meant % 1000);
    }

    @Test
    void a_good_payer_pays_about_when_it_is_due() {
        assertThat(delays(Trait.GOOD_PAYER)).hasSizeGreaterThan(1000).allMatch(days -> days >= -7 && days <= 1);
        Map<String, Long> paid = paid(payment -> true);
        assertThat(invoices(Trait.GOOD_PAYER))
                .filteredOn(invoice -> isOld(invoice, 30))
                .allSatisfy(invoice ->
                        assertThat(paid.getOrDefault(invoice.number(), 0L)).isEqualTo(invoice.minorUnits()));
    }

    @Test
    void a_slow_payer_pays_everything_weeks_late() {
        assertThat(delays(Trait.SLOW_PAYER)).hasSizeGreaterThan(500).allMatch(days -> days >= 14 && days <= 35);
    }

    @Test
    void who_turned_late_paid_in_time_before_and_nothing_since() {
        assertThat(delays(Trait.TURNED_LATE)).hasSizeGreaterThan(200).allMatch(days -> days <= 1);
        Map<String, Long> paid = paid(payment -> true);
        assertThat(invoices(Trait.TURNED_LATE))
                .allSatisfy(invoice ->
                        assertThat(paid.containsKey(invoice.number())).isEqualTo(isOld(invoice, 80)));
    }

    @Test
    void a_disputer_withholds_a_third_of_some_invoices() {
        Map<String, Long> early = paid(payment -> payment.customer().trait() == Trait.DISPUTER
                && payment.meantFor().size() == 1);
        long withheld = invoices(Trait.DISPUTER).stream()
                .filter(invoice -> !isOld(invoice, 70) && isOld(invoice, 6))
                .filter(invoice ->
                        early.getOrDefault(invoice.number(), 0L) == invoice.minorUnits() - invoice.minorUnits() / 3)
                .count();

        assertThat(withheld).isPositive();
        assertThat(delays(Trait.DISPUTER)).anyMatch(days -> days >= 75).allMatch(days -> days <= 5 || days >= 75);
    }

    @Test
    void a_breaker_of_promises_has_payments_returned_and_pays_again() {
        List<DemoPayment> returned = payments(Trait.PROMISE_BREAKER).stream()
                .filter(payment -> payment.returnedOn().isPresent())
                .toList();

        assertThat(returned).hasSizeGreaterThan(20);
        assertThat(returned)
                .allSatisfy(payment -> assertThat(payment.returnedOn())
                        .contains(payment.received().plusDays(3)));
        assertThat(payments(Trait.GOOD_PAYER))
                .allMatch(payment -> payment.returnedOn().isEmpty());
    }

    @Test
    void tiny_balances_are_cents() {
        Map<String, Long> paid = paid(payment -> true);

        assertThat(invoices(Trait.TINY_BALANCES))
                .filteredOn(invoice -> isOld(invoice, 1))
                .hasSizeGreaterThan(300)
                .allSatisfy(invoice -> assertThat(invoice.minorUnits() - paid.getOrDefault(invoice.number(), 0L))
                        .isBetween(5L, 124L));
    }

    @Test
    void a_big_account_pays_many_invoices_with_one_transfer() {
        assertThat(payments(Trait.BIG_ACCOUNT))
                .hasSizeGreaterThan(100)
                .allSatisfy(payment -> assertThat(payment.meantFor()).hasSizeBetween(7, 8))
                .allSatisfy(payment ->
                        assertThat(payment.text()).contains(payment.meantFor().keySet()));
        assertThat(DEMO.invoices())
                .filteredOn(invoice -> invoice.minorUnits() > 900_000)
                .extracting(invoice -> invoice.customer().trait())
                .containsOnly(Trait.BIG_ACCOUNT);
    }

    @Test
    void a_new_customer_is_some_weeks_old() {
        assertThat(invoices(Trait.NEW_CUSTOMER))
                .isNotEmpty()
                .allMatch(invoice -> invoice.issued().isAfter(LAST.minusDays(38)));
    }

    @Test
    void who_never_pays_does_not() {
        assertThat(invoices(Trait.NEVER_PAYS)).anyMatch(invoice -> isOld(invoice, 90));
        assertThat(payments(Trait.NEVER_PAYS)).isEmpty();
    }

    @Test
    void a_part_payer_pays_in_three_parts() {
        Map<String, Long> paid = paid(payment -> true);

        assertThat(invoices(Trait.PART_PAYER))
                .filteredOn(invoice -> isOld(invoice, 73))
                .hasSizeGreaterThan(50)
                .allSatisfy(invoice -> {
                    assertThat(paid.getOrDefault(invoice.number(), 0L)).isEqualTo(invoice.minorUnits());
                    assertThat(payments(Trait.PART_PAYER))
                            .filteredOn(payment -> payment.meantFor().containsKey(invoice.number()))
                            .hasSize(3);
                });
    }

    @ParameterizedTest
    @EnumSource(Trait.class)
    void nothing_is_sold_for_nothing_or_due_before_it_is_issued(Trait trait) {
        assertThat(invoices(trait))
                .isNotEmpty()
                .allMatch(invoice -> invoice.minorUnits() > 0 && invoice.due().isAfter(invoice.issued()));
        assertThat(payments(trait)).allMatch(payment -> payment.minorUnits() > 0);
        assertThat(Arrays.asList(Trait.values())).contains(trait);
    }
}
