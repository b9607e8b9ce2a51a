package io.openitem.payment.domain;

import static io.openitem.payment.domain.CashExamples.CUSTOMER;
import static io.openitem.payment.domain.CashExamples.OTHER_CUSTOMER;
import static io.openitem.payment.domain.CashExamples.eur;
import static io.openitem.payment.domain.CashExamples.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import io.openitem.payment.domain.Candidates.Account;
import io.openitem.payment.domain.Recognition.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecognitionTest {

    private static final OpenItem ONE = item(1, "2026-0001", 10_000);
    private static final OpenItem TWO = item(2, "2026-0002", 5_000);
    private static final OpenItem OF_OTHER = item(3, OTHER_CUSTOMER, "2026-0003", eur(5_000));

    @Test
    void a_creditor_reference_names_the_item_and_its_customer() {
        Recognition recognition = recognise(10_000, ONE.reference().value(), null, ONE, TWO);

        Basis basis = new Basis(Basis.RF_REFERENCE, ONE.reference().value());
        assertThat(recognition).isEqualTo(new Recognition(CUSTOMER, basis, List.of(new Part(ONE, eur(10_000), basis))));
    }

    @Test
    void an_invoice_number_in_the_text_does_so_where_it_is_a_whole_word() {
        Recognition recognition = recognise(5_000, null, "Rechnung 2026 0002", ONE, TWO);

        Basis basis = new Basis(Basis.INVOICE_NUMBER, "20260002");
        assertThat(recognition).isEqualTo(new Recognition(CUSTOMER, basis, List.of(new Part(TWO, eur(5_000), basis))));
        assertThat(recognise(5_000, null, "Rechnung 12026-00021", ONE, TWO).customer())
                .isNull();
    }

    @Test
    void money_goes_to_the_items_in_the_order_in_which_they_are_named_references_first() {
        Recognition recognition = recognise(12_000, TWO.reference().value(), "2026-0001 und 2026-0002", ONE, TWO);

        assertThat(recognition.parts()).extracting(Part::item).containsExactly(TWO, ONE);
        assertThat(recognition.parts()).extracting(Part::amount).containsExactly(eur(5_000), eur(7_000));
    }

    @Test
    void no_item_gets_more_than_is_available_on_it() {
        Recognition recognition = recognise(12_000, ONE.reference().value(), null, ONE);

        assertThat(recognition.parts()).extracting(Part::amount).containsExactly(eur(10_000));
    }

    @Test
    void an_item_with_nothing_left_still_says_whose_money_it_is() {
        OpenItem paid = item(1, "2026-0001", 0);

        Recognition recognition = recognise(10_000, paid.reference().value(), null, paid);

        assertThat(recognition.customer()).isEqualTo(CUSTOMER);
        assertThat(recognition.parts()).isEmpty();
    }

    @Test
    void an_item_in_another_currency_is_not_paid() {
        OpenItem dollars = item(1, CUSTOMER, "2026-0001", Money.ofMinor(10_000, "USD"));

        Recognition recognition = recognise(10_000, dollars.reference().value(), null, dollars);

        assertThat(recognition.customer()).isEqualTo(CUSTOMER);
        assertThat(recognition.parts()).isEmpty();
    }

    @Test
    void nothing_is_guessed_between_two_items() {
        OpenItem twin = item(4, "20260001", 10_000);

        Recognition recognition = recognise(10_000, null, "2026-0001", ONE, twin);

        assertThat(recognition).isEqualTo(new Recognition(null, Basis.of(Basis.SEVERAL_CANDIDATES), List.of()));
    }

    @Test
    void items_of_several_customers_are_left_to_a_person() {
        Recognition recognition = recognise(15_000, null, "2026-0001 2026-0003", ONE, OF_OTHER);

        assertThat(recognition).isEqualTo(new Recognition(null, Basis.of(Basis.SEVERAL_CUSTOMERS), List.of()));
    }

    @Test
    void an_account_number_says_whose_money_it_is_and_proposes_nothing() {
        Recognition inText = recognise(10_000, null, "Kunde D-10042", ONE);
        Recognition given = Recognition.of(
                eur(10_000),
                new Remittance(null, null, "D-10042").clues(),
                null,
                new Candidates(List.of(), List.of(new Account(CUSTOMER, "D10042"))));

        Recognition expected = new Recognition(CUSTOMER, new Basis(Basis.CUSTOMER_NUMBER, "D10042"), List.of());
        assertThat(inText).isEqualTo(expected);
        assertThat(given).isEqualTo(expected);
    }

    @Test
    void an_item_weighs_more_than_an_account() {
        Recognition recognition = recognise(5_000, null, "2026-0003 D-10042", OF_OTHER);

        assertThat(recognition.customer()).isEqualTo(OTHER_CUSTOMER);
    }

    @Test
    void two_accounts_are_not_guessed_between() {
        Recognition recognition = Recognition.of(
                eur(1),
                new Remittance(null, "D-10042", null).clues(),
                null,
                new Candidates(
                        List.of(), List.of(new Account(CUSTOMER, "D10042"), new Account(OTHER_CUSTOMER, "D10042"))));

        assertThat(recognition.customer()).isNull();
        assertThat(recognition.basis().code()).isEqualTo(Basis.SEVERAL_CANDIDATES);
    }

    @Test
    void whoever_knows_the_customer_has_items_of_that_customer_alone() {
        Recognition recognition = Recognition.of(
                eur(15_000),
                new Remittance(null, "2026-0001 2026-0003", null).clues(),
                OTHER_CUSTOMER,
                new Candidates(List.of(ONE, OF_OTHER), List.of()));

        assertThat(recognition.customer()).isEqualTo(OTHER_CUSTOMER);
        assertThat(recognition.basis()).isEqualTo(Basis.of(Basis.CUSTOMER_GIVEN));
        assertThat(recognition.parts()).extracting(Part::item).containsExactly(OF_OTHER);
    }

    @Test
    void what_was_proposed_for_earlier_money_is_not_there_for_later() {
        Candidates candidates = new Candidates(List.of(ONE), List.of());
        Clues clues = new Remittance(ONE.reference().value(), null, null).clues();

        candidates.reserve(ONE.invoice(), eur(9_000));
        candidates.reserve(TWO.invoice(), eur(1));

        assertThat(Recognition.of(eur(10_000), clues, null, candidates).parts())
                .extracting(Part::amount)
                .containsExactly(eur(1_000));
    }

    @Test
    void an_account_named_twice_is_one() {
        Recognition recognition = Recognition.of(
                eur(1),
                new Remittance(null, "D-10042", "d10042").clues(),
                null,
                new Candidates(List.of(), List.of(new Account(CUSTOMER, "D10042"))));

        assertThat(recognition.customer()).isEqualTo(CUSTOMER);
    }

    @Test
    void what_is_not_recognised_says_why() {
        assertThat(recognise(1, null, "danke", ONE).basis().code()).isEqualTo(Basis.NOTHING_KNOWN);
        assertThat(recognise(1, "RF17539007547034", null, ONE).basis().code()).isEqualTo(Basis.WRONG_CHECK_DIGITS);
        assertThat(recognise(1, null, null, ONE).basis().matched()).isNull();
    }

    private static Recognition recognise(
            long minor, @Nullable String structured, @Nullable String text, OpenItem... items) {
        CustomerId unknown = null;
        return Recognition.of(
                eur(minor),
                new Remittance(structured, text, null).clues(),
                unknown,
                new Candidates(List.of(items), List.of(new Account(CUSTOMER, "D10042"))));
    }
}
