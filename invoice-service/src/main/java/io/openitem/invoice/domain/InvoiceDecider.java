package io.openitem.invoice.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.kit.decide.Decision;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * Decides on invoices. A document is taken once: handing in the same again changes nothing, whatever became of it, and
 * another one under its number is refused. That a due date has passed is noticed by {@code PassDueDate} alone, also
 * where it had passed before the invoice came.
 */
public final class InvoiceDecider {

    private InvoiceDecider() {}

    public static Decision<InvoiceEvent, InvoiceRejection> decide(
            BusinessDates dates, Invoice state, InvoiceCommand command) {
        return switch (command) {
            case InvoiceCommand.IssueInvoice issue ->
                switch (state) {
                    case Invoice.Absent absent -> issue(dates, issue);
                    case Invoice.Known known -> again(known, issue);
                };
            case InvoiceCommand.CancelInvoice cancel ->
                switch (state) {
                    case Invoice.Absent absent -> unknown(cancel.invoice());
                    case Invoice.Open open -> cancel(dates, open.document(), cancel, false);
                    case Invoice.Overdue overdue -> cancel(dates, overdue.document(), cancel, true);
                    case Invoice.Cancelled cancelled ->
                        cancelled.reason().equals(cancel.reason())
                                ? Decision.nothingToDo()
                                : Decision.refuse(new InvoiceRejection.AlreadyCancelled(cancelled.reason()));
                };
            case InvoiceCommand.PassDueDate pass ->
                switch (state) {
                    case Invoice.Absent absent -> unknown(pass.invoice());
                    case Invoice.Open open -> passDueDate(dates, open.document());
                    case Invoice.Overdue overdue -> Decision.nothingToDo();
                    case Invoice.Cancelled cancelled -> Decision.nothingToDo();
                };
        };
    }

    private static Decision<InvoiceEvent, InvoiceRejection> issue(
            BusinessDates dates, InvoiceCommand.IssueInvoice issue) {
        if (issue.customer() == null) {
            return Decision.refuse(new InvoiceRejection.UnknownCustomer());
        }
        if (!issue.amount().isPositive()) {
            return Decision.refuse(new InvoiceRejection.AmountNotPositive(issue.amount()));
        }
        InvoiceDocument document = document(issue, issue.customer());
        if (document.dueDate().isBefore(document.issueDate())) {
            return Decision.refuse(new InvoiceRejection.DueBeforeIssue(document.issueDate(), document.dueDate()));
        }
        return on(dates, document, today -> new InvoiceEvent.Issued(document, today));
    }

    private static Decision<InvoiceEvent, InvoiceRejection> again(
            Invoice.Known known, InvoiceCommand.IssueInvoice issue) {
        if (issue.customer() == null) {
            return Decision.refuse(new InvoiceRejection.UnknownCustomer());
        }
        List<String> fields = known.document().differingFrom(document(issue, issue.customer()));
        return fields.isEmpty()
                ? Decision.nothingToDo()
                : Decision.refuse(
                        new InvoiceRejection.NumberTaken(known.document().id(), fields));
    }

    private static InvoiceDocument document(InvoiceCommand.IssueInvoice issue, CustomerId customer) {
        return new InvoiceDocument(
                issue.invoice(),
                issue.legalEntity(),
                customer,
                issue.source(),
                issue.number(),
                issue.issueDate(),
                issue.terms().dueDate(issue.issueDate()),
                issue.amount());
    }

    private static Decision<InvoiceEvent, InvoiceRejection> cancel(
            BusinessDates dates, InvoiceDocument document, InvoiceCommand.CancelInvoice cancel, boolean wasOverdue) {
        return on(dates, document, today -> new InvoiceEvent.Cancelled(document, cancel.reason(), wasOverdue, today));
    }

    private static Decision<InvoiceEvent, InvoiceRejection> passDueDate(BusinessDates dates, InvoiceDocument document) {
        LocalDate today = dates.today(document.legalEntity());
        if (today != null && !today.isAfter(document.dueDate())) {
            return Decision.nothingToDo();
        }
        return on(dates, document, noticed -> new InvoiceEvent.BecameOverdue(document, noticed));
    }

    private static Decision<InvoiceEvent, InvoiceRejection> on(
            BusinessDates dates, InvoiceDocument document, Function<LocalDate, InvoiceEvent> event) {
        LocalDate today = dates.today(document.legalEntity());
        return today == null
                ? Decision.refuse(new InvoiceRejection.UnknownLegalEntity(document.legalEntity()))
                : Decision.accept(List.of(event.apply(today)));
    }

    private static Decision<InvoiceEvent, InvoiceRejection> unknown(InvoiceId invoice) {
        return Decision.refuse(new InvoiceRejection.UnknownInvoice(invoice));
    }
}
