package io.openitem.invoice.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.kit.decide.Decision;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides on invoices. A document is taken once: handing in the same again changes nothing, whatever became of it, and
 * another one under its number is refused.
 *
 * <p>That a due date has passed is noticed by {@code PassDueDate}, also where it had passed before the invoice came; and
 * by whatever counts on a later day, so that every change of a late item is a change of a late item.
 */
public final class InvoiceDecider {

    /** In minor units: no invoice is of more, and sums of hundreds of thousands of them fit into 63 bits. */
    private static final long AMOUNT_MAX = 10_000_000_000_000L;

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
                    case Invoice.Payable payable -> cancel(dates, payable, cancel);
                    case Invoice.Cancelled cancelled ->
                        cancelled.reason().equals(cancel.reason())
                                ? Decision.nothingToDo()
                                : Decision.refuse(new InvoiceRejection.AlreadyCancelled(cancelled.reason()));
                };
            case InvoiceCommand.PassDueDate pass ->
                switch (state) {
                    case Invoice.Absent absent -> unknown(pass.invoice());
                    case Invoice.Open open -> passDueDate(dates, open);
                    case Invoice.Overdue overdue -> Decision.nothingToDo();
                    case Invoice.Settled settled -> Decision.nothingToDo();
                    case Invoice.Cancelled cancelled -> Decision.nothingToDo();
                };
            case InvoiceCommand.AnnounceDueDate announce ->
                switch (state) {
                    case Invoice.Absent absent -> unknown(announce.invoice());
                    case Invoice.Open open -> announce(dates, open, announce);
                    case Invoice.Overdue overdue -> Decision.nothingToDo();
                    case Invoice.Settled settled -> Decision.nothingToDo();
                    case Invoice.Cancelled cancelled -> Decision.nothingToDo();
                };
            case InvoiceCommand.DisputeInvoice dispute ->
                switch (state) {
                    case Invoice.Absent absent -> unknown(dispute.invoice());
                    case Invoice.Open open -> dispute(dates, open, dispute);
                    case Invoice.Overdue overdue -> dispute(dates, overdue, dispute);
                    case Invoice.Settled settled -> Decision.refuse(new InvoiceRejection.AlreadySettled());
                    case Invoice.Cancelled cancelled ->
                        Decision.refuse(new InvoiceRejection.AlreadyCancelled(cancelled.reason()));
                };
            case InvoiceCommand.ResolveDispute resolve ->
                switch (state) {
                    case Invoice.Absent absent -> unknown(resolve.invoice());
                    case Invoice.Payable payable -> resolve(dates, payable, resolve);
                    case Invoice.Cancelled cancelled ->
                        Decision.refuse(new InvoiceRejection.AlreadyCancelled(cancelled.reason()));
                };
            case InvoiceCommand.ApplyPayment apply ->
                switch (state) {
                    case Invoice.Absent absent -> unknown(apply.invoice());
                    case Invoice.Open open -> apply(dates, open, apply);
                    case Invoice.Overdue overdue -> apply(dates, overdue, apply);
                    case Invoice.Settled settled -> Decision.refuse(new InvoiceRejection.AlreadySettled());
                    case Invoice.Cancelled cancelled ->
                        Decision.refuse(new InvoiceRejection.AlreadyCancelled(cancelled.reason()));
                };
            case InvoiceCommand.UnapplyPayment unapply ->
                switch (state) {
                    case Invoice.Absent absent -> unknown(unapply.invoice());
                    case Invoice.Payable payable -> unapply(dates, payable, unapply);
                    case Invoice.Cancelled cancelled ->
                        Decision.refuse(new InvoiceRejection.AlreadyCancelled(cancelled.reason()));
                };
        };
    }

    private static Decision<InvoiceEvent, InvoiceRejection> issue(
            BusinessDates dates, InvoiceCommand.IssueInvoice issue) {
        if (issue.customer() == null) {
            return Decision.refuse(new InvoiceRejection.UnknownCustomer());
        }
        Optional<InvoiceRejection> obstacle = obstacle(issue.amount());
        if (obstacle.isPresent()) {
            return Decision.refuse(obstacle.get());
        }
        InvoiceDocument document = document(issue, issue.customer());
        boolean takenOver = issue.terms() instanceof PaymentTerms.TakenOver;
        if (!takenOver && document.dueDate().isBefore(document.issueDate())) {
            return Decision.refuse(new InvoiceRejection.DueBeforeIssue(document.issueDate(), document.dueDate()));
        }
        return on(dates, document, today -> List.of(new InvoiceEvent.Issued(document, today)));
    }

    /** Why no invoice can be of this amount; empty where one can. */
    public static Optional<InvoiceRejection> obstacle(Money amount) {
        if (!amount.isPositive()) {
            return Optional.of(new InvoiceRejection.AmountNotPositive(amount));
        }
        return amount.minorUnits() > AMOUNT_MAX
                ? Optional.of(new InvoiceRejection.AmountTooLarge(amount, new Money(AMOUNT_MAX, amount.currency())))
                : Optional.empty();
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
            BusinessDates dates, Invoice.Payable invoice, InvoiceCommand.CancelInvoice cancel) {
        Money applied = invoice.settlement().applied();
        if (applied.isPositive()) {
            return Decision.refuse(new InvoiceRejection.HasPayments(applied));
        }
        InvoiceDocument document = invoice.document();
        return on(
                dates,
                document,
                today -> List.of(new InvoiceEvent.Cancelled(document, cancel.reason(), invoice.overdueSince(), today)));
    }

    private static Decision<InvoiceEvent, InvoiceRejection> passDueDate(BusinessDates dates, Invoice.Open invoice) {
        InvoiceDocument document = invoice.document();
        LocalDate today = dates.today(document.legalEntity());
        if (today != null && !today.isAfter(document.dueDate())) {
            return Decision.nothingToDo();
        }
        return on(
                dates,
                document,
                noticed -> List.of(
                        new InvoiceEvent.BecameOverdue(document, document.lateFrom(), invoice.openAmount(), noticed)));
    }

    private static Decision<InvoiceEvent, InvoiceRejection> announce(
            BusinessDates dates, Invoice.Open invoice, InvoiceCommand.AnnounceDueDate announce) {
        InvoiceDocument document = invoice.document();
        Marks marks = invoice.marks();
        if (marks.announcedOn() != null || marks.dispute() != null) {
            return Decision.nothingToDo();
        }
        return on(dates, document, today -> {
            long days = ChronoUnit.DAYS.between(today, document.dueDate());
            return days < 0 || days > announce.daysAhead()
                    ? List.of()
                    : List.of(new InvoiceEvent.BecameDueSoon(
                            document, Math.toIntExact(days), invoice.openAmount(), today));
        });
    }

    private static Decision<InvoiceEvent, InvoiceRejection> dispute(
            BusinessDates dates, Invoice.Payable invoice, InvoiceCommand.DisputeInvoice dispute) {
        Dispute before = invoice.marks().dispute();
        if (before != null) {
            return before.reason().equals(dispute.reason())
                    ? Decision.nothingToDo()
                    : Decision.refuse(new InvoiceRejection.AlreadyDisputed(before.reason()));
        }
        InvoiceDocument document = invoice.document();
        return on(dates, document, today -> {
            List<InvoiceEvent> events = new ArrayList<>();
            LocalDate since = noticed(events, today, invoice, today);
            events.add(new InvoiceEvent.Disputed(document, dispute.reason(), invoice.openAmount(), since, today));
            return events;
        });
    }

    private static Decision<InvoiceEvent, InvoiceRejection> resolve(
            BusinessDates dates, Invoice.Payable invoice, InvoiceCommand.ResolveDispute resolve) {
        Dispute dispute = invoice.marks().dispute();
        if (dispute == null) {
            return Decision.refuse(new InvoiceRejection.NotDisputed());
        }
        InvoiceDocument document = invoice.document();
        return on(dates, document, today -> {
            List<InvoiceEvent> events = new ArrayList<>();
            LocalDate since = noticed(events, today, invoice, today);
            events.add(new InvoiceEvent.DisputeResolved(
                    document, dispute, resolve.outcome(), invoice.openAmount(), since, today));
            return events;
        });
    }

    private static Decision<InvoiceEvent, InvoiceRejection> apply(
            BusinessDates dates, Invoice.Payable invoice, InvoiceCommand.ApplyPayment apply) {
        InvoiceDocument document = invoice.document();
        if (!document.customer().equals(apply.customer())) {
            return Decision.refuse(new InvoiceRejection.OtherCustomer());
        }
        if (!document.amount().currency().equals(apply.amount().currency())) {
            return Decision.refuse(
                    new InvoiceRejection.OtherCurrency(document.amount().currency()));
        }
        if (!apply.amount().isPositive()) {
            return Decision.refuse(new InvoiceRejection.AmountNotPositive(apply.amount()));
        }
        return on(dates, document, today -> applied(today, invoice, apply));
    }

    private static List<InvoiceEvent> applied(
            LocalDate today, Invoice.Payable invoice, InvoiceCommand.ApplyPayment apply) {
        InvoiceDocument document = invoice.document();
        Money open = invoice.openAmount();
        Money amount = open.min(apply.amount());
        Money left = open.minus(amount);
        LocalDate owedFrom =
                Settlement.later(invoice.settlement().reopenedOn(), Settlement.earlier(document.issueDate(), today));
        LocalDate paidOn = Settlement.later(owedFrom, Settlement.earlier(apply.receivedOn(), today));
        List<InvoiceEvent> events = new ArrayList<>();
        LocalDate since = noticed(events, today, invoice, paidOn);
        events.add(new InvoiceEvent.PaymentApplied(
                document, apply.allocation(), apply.payment(), amount, left, paidOn, since, today));
        if (left.isZero()) {
            LocalDate settledOn = Settlement.later(invoice.settlement().paidUpTo(), paidOn);
            events.add(new InvoiceEvent.Settled(document, settledOn, since, today));
        }
        return events;
    }

    private static Decision<InvoiceEvent, InvoiceRejection> unapply(
            BusinessDates dates, Invoice.Payable invoice, InvoiceCommand.UnapplyPayment unapply) {
        Money applied = invoice.settlement().applied();
        return unapply.amount().compareTo(applied) > 0
                ? Decision.refuse(new InvoiceRejection.NotApplied(applied))
                : on(dates, invoice.document(), today -> unapplied(today, invoice, unapply));
    }

    private static List<InvoiceEvent> unapplied(
            LocalDate today, Invoice.Payable invoice, InvoiceCommand.UnapplyPayment unapply) {
        InvoiceDocument document = invoice.document();
        Money open = invoice.openAmount().plus(unapply.amount());
        LocalDate day = Settlement.later(unapply.paidOn(), Settlement.earlier(unapply.reversedOn(), today));
        List<InvoiceEvent> events = new ArrayList<>();
        LocalDate since = noticed(events, today, invoice, day);
        events.add(new InvoiceEvent.PaymentUnapplied(
                document,
                unapply.allocation(),
                unapply.payment(),
                unapply.reason(),
                unapply.amount(),
                open,
                day,
                since,
                today));
        // It was settled in time, so it is late only from the day on which it is owed again.
        if (since == null && day.isAfter(document.dueDate())) {
            events.add(new InvoiceEvent.BecameOverdue(document, day, open, today));
        }
        return events;
    }

    /** Since when the item is late as of a day, after noticing it where nobody had; what is settled is not late. */
    private static @Nullable LocalDate noticed(
            List<InvoiceEvent> events, LocalDate today, Invoice.Payable invoice, LocalDate day) {
        InvoiceDocument document = invoice.document();
        if (invoice.overdueSince() != null || invoice.openAmount().isZero() || !day.isAfter(document.dueDate())) {
            return invoice.overdueSince();
        }
        events.add(new InvoiceEvent.BecameOverdue(document, document.lateFrom(), invoice.openAmount(), today));
        return document.lateFrom();
    }

    private static Decision<InvoiceEvent, InvoiceRejection> on(
            BusinessDates dates, InvoiceDocument document, Function<LocalDate, List<InvoiceEvent>> events) {
        LocalDate today = dates.today(document.legalEntity());
        return today == null
                ? Decision.refuse(new InvoiceRejection.UnknownLegalEntity(document.legalEntity()))
                : Decision.accept(events.apply(today));
    }

    private static Decision<InvoiceEvent, InvoiceRejection> unknown(InvoiceId invoice) {
        return Decision.refuse(new InvoiceRejection.UnknownInvoice(invoice));
    }
}
