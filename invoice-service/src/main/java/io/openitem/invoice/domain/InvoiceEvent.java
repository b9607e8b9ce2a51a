package io.openitem.invoice.domain;

import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;

/** What happened to an invoice, on the business date {@code on}. */
public sealed interface InvoiceEvent {

    InvoiceDocument document();

    LocalDate on();

    record Issued(InvoiceDocument document, LocalDate on) implements InvoiceEvent {}

    record BecameOverdue(InvoiceDocument document, LocalDate on) implements InvoiceEvent {}

    /** @param wasOverdue whether the invoice had become overdue before */
    record Cancelled(InvoiceDocument document, ReasonCode reason, boolean wasOverdue, LocalDate on)
            implements InvoiceEvent {}
}
