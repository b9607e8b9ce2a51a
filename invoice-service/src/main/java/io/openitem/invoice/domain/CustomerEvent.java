package io.openitem.invoice.domain;

import java.time.LocalDate;

/** What happened to a debtor account, on the business date {@code on}; the account is as it is after it. */
public sealed interface CustomerEvent {

    Customer.Registered account();

    LocalDate on();

    record Registered(Customer.Registered account, LocalDate on) implements CustomerEvent {}

    record Changed(Customer.Registered account, LocalDate on) implements CustomerEvent {}
}
