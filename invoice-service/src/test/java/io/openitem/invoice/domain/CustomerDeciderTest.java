package io.openitem.invoice.domain;

import static io.openitem.invoice.domain.LedgerExamples.CUSTOMER;
import static io.openitem.invoice.domain.LedgerExamples.DE01;
import static io.openitem.invoice.domain.LedgerExamples.NOWHERE;
import static io.openitem.invoice.domain.LedgerExamples.account;
import static io.openitem.invoice.domain.LedgerExamples.at;
import static io.openitem.invoice.domain.LedgerExamples.debtor;
import static io.openitem.invoice.domain.LedgerExamples.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.LanguageCode;
import io.openitem.testing.decider.DeciderSpecification;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerDeciderTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-05");

    private final DeciderSpecification<Customer, CustomerCommand, CustomerEvent, CustomerRejection> specification =
            DeciderSpecification.of(
                    Customer.class,
                    CustomerCommand.class,
                    new Customer.Absent(),
                    (state, command) -> outcome(CustomerDecider.decide(at("2026-03-05"), state, command)),
                    Customer::evolve);

    @Test
    void every_command_has_an_answer_in_every_state() {
        CustomerCommand elsewhere = new CustomerCommand.RegisterCustomer(
                CUSTOMER, NOWHERE, new CustomerNumber("D-1"), debtor("Example GmbH"));

        specification
                .everyPair(
                        List.of(new Customer.Absent(), account("Example GmbH")),
                        List.of(
                                register("Example GmbH"),
                                register("Other GmbH"),
                                elsewhere,
                                change("Example GmbH"),
                                change("Other GmbH")))
                .accepts(Customer.Absent.class, CustomerCommand.RegisterCustomer.class, CustomerEvent.Registered.class)
                .refuses(
                        Customer.Absent.class,
                        CustomerCommand.RegisterCustomer.class,
                        CustomerRejection.UnknownLegalEntity.class)
                .refuses(
                        Customer.Absent.class,
                        CustomerCommand.ChangeCustomer.class,
                        CustomerRejection.UnknownCustomer.class)
                .accepts(Customer.Registered.class, CustomerCommand.RegisterCustomer.class)
                .refuses(
                        Customer.Registered.class,
                        CustomerCommand.RegisterCustomer.class,
                        CustomerRejection.NumberTaken.class)
                .accepts(Customer.Registered.class, CustomerCommand.ChangeCustomer.class)
                .accepts(Customer.Registered.class, CustomerCommand.ChangeCustomer.class, CustomerEvent.Changed.class)
                .check();
    }

    @Test
    void an_account_is_opened_with_all_that_is_known() {
        specification
                .given()
                .when(register("Example GmbH"))
                .thenEvents(new CustomerEvent.Registered(account("Example GmbH"), TODAY));
    }

    @Test
    void a_change_keeps_the_number_and_the_legal_entity() {
        specification
                .given(new CustomerEvent.Registered(account("Example GmbH"), TODAY))
                .when(change("Example SE"))
                .thenEvents(new CustomerEvent.Changed(account("Example SE"), TODAY));
    }

    @Test
    void a_number_that_is_taken_says_by_whom_and_what_differs() {
        specification
                .given(new CustomerEvent.Registered(account("Example GmbH"), TODAY))
                .when(register("Other GmbH"))
                .thenRefused(new CustomerRejection.NumberTaken(CUSTOMER, List.of("name")));
    }

    @Test
    void an_account_of_a_legal_entity_nobody_knows_cannot_change() {
        Customer.Registered orphan =
                new Customer.Registered(CUSTOMER, NOWHERE, new CustomerNumber("D-1"), debtor("Example GmbH"));

        specification
                .givenState(orphan)
                .when(change("Other GmbH"))
                .thenRefused(new CustomerRejection.UnknownLegalEntity(NOWHERE));
    }

    @Test
    void every_field_can_differ() {
        CustomerParticulars one = debtor("Example GmbH");
        CustomerParticulars other = new CustomerParticulars(
                "Other", null, null, new CountryCode("FR"), new LanguageCode("fr"), Currency.getInstance("USD"), true);

        assertThat(one.differingFrom(other))
                .containsExactly("name", "email", "address", "country", "language", "currency", "consumer");
        assertThat(one.differingFrom(debtor("Example GmbH"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "@example.com",
                "a@",
                "a@b@c",
                "a b@example.com",
                " ",
                "a@example.com;b",
                "a@example.com,b",
                "A<a@example.com>",
                "a@example.com(A)"
            })
    void what_is_no_mail_address_is_refused(String email) {
        assertThatThrownBy(() -> with("Example GmbH", email)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "line\nbreak", "nul\u0000"})
    void what_is_no_name_is_refused(String name) {
        assertThatThrownBy(() -> with(name, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_name_has_at_most_200_characters() {
        assertThat(with("x".repeat(200), null).name()).hasSize(200);
        assertThatThrownBy(() -> with("x".repeat(201), null)).hasMessage("name must have 1 to 200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " D-1", "D-1 ", "D\t1"})
    void what_is_no_number_is_refused(String number) {
        assertThatThrownBy(() -> new CustomerNumber(number)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CustomerParticulars with(String name, @Nullable String email) {
        return new CustomerParticulars(
                name, email, null, new CountryCode("DE"), new LanguageCode("de"), Currency.getInstance("EUR"), false);
    }

    private static CustomerCommand register(String name) {
        return new CustomerCommand.RegisterCustomer(CUSTOMER, DE01, new CustomerNumber("D-1"), debtor(name));
    }

    private static CustomerCommand change(String name) {
        return new CustomerCommand.ChangeCustomer(CUSTOMER, debtor(name));
    }
}
