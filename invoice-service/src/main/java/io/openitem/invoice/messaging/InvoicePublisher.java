package io.openitem.invoice.messaging;

import io.openitem.contracts.AccountNumber;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.invoice.v1.AllocationAnswered;
import io.openitem.contracts.invoice.v1.CustomerChanged;
import io.openitem.contracts.invoice.v1.CustomerRegistered;
import io.openitem.contracts.invoice.v1.DisputeResolved;
import io.openitem.contracts.invoice.v1.InvoiceCancelled;
import io.openitem.contracts.invoice.v1.InvoiceDisputed;
import io.openitem.contracts.invoice.v1.InvoiceDueSoon;
import io.openitem.contracts.invoice.v1.InvoiceFact;
import io.openitem.contracts.invoice.v1.InvoiceIssued;
import io.openitem.contracts.invoice.v1.InvoiceOverdue;
import io.openitem.contracts.invoice.v1.InvoiceSettled;
import io.openitem.contracts.invoice.v1.PaymentApplied;
import io.openitem.contracts.invoice.v1.PaymentUnapplied;
import io.openitem.contracts.reference.v1.LegalEntityChanged;
import io.openitem.invoice.domain.AllocationOrder;
import io.openitem.invoice.domain.Answered;
import io.openitem.invoice.domain.Customer;
import io.openitem.invoice.domain.CustomerEvent;
import io.openitem.invoice.domain.CustomerParticulars;
import io.openitem.invoice.domain.InvoiceDocument;
import io.openitem.invoice.domain.InvoiceEvent;
import io.openitem.invoice.domain.LegalEntityEvent;
import io.openitem.invoice.domain.LegalEntityParticulars;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.outbox.Outgoing;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns each event of the ledger into the one fact that others may rely on. Facts of a debtor are keyed by the customer,
 * those of a legal entity by the legal entity.
 */
public final class InvoicePublisher {

    private InvoicePublisher() {}

    public static Outgoing ofLegalEntity(Fold.Numbered<LegalEntityId, LegalEntityEvent> numbered) {
        LegalEntityEvent event = numbered.event();
        LegalEntityChanged fact = switch (event) {
            case LegalEntityEvent.Registered registered -> described(event);
            case LegalEntityEvent.Changed changed -> described(event);
        };
        return new Outgoing(
                fact,
                fact.key(),
                event.legalEntity().value(),
                numbered.version(),
                event.legalEntity(),
                null,
                event.on(),
                null);
    }

    private static LegalEntityChanged described(LegalEntityEvent event) {
        LegalEntityParticulars known = event.particulars();
        return new LegalEntityChanged(
                event.legalEntity(), known.currency(), known.country(), known.timeZone(), known.calendar());
    }

    public static Outgoing ofCustomer(Fold.Numbered<CustomerId, CustomerEvent> numbered) {
        CustomerEvent event = numbered.event();
        Customer.Registered account = event.account();
        CustomerParticulars known = account.particulars();
        InvoiceFact fact = switch (event) {
            case CustomerEvent.Registered registered ->
                new CustomerRegistered(
                        account.id(),
                        known.country(),
                        known.language(),
                        known.currency(),
                        known.consumer(),
                        number(account));
            case CustomerEvent.Changed changed ->
                new CustomerChanged(
                        account.id(),
                        known.country(),
                        known.language(),
                        known.currency(),
                        known.consumer(),
                        number(account));
        };
        String id = account.id().toString();
        return new Outgoing(fact, id, id, numbered.version(), account.legalEntity(), account.id(), event.on(), null);
    }

    /** A number that could hold a name stays here: facts are kept for ever. */
    private static @Nullable AccountNumber number(Customer.Registered account) {
        String number = account.number().value();
        return AccountNumber.isOne(number) ? new AccountNumber(number) : null;
    }

    /** @param cause id of the fact that led to the event, absent where a person or a clock did */
    public static Outgoing ofInvoice(Fold.Numbered<InvoiceId, InvoiceEvent> numbered, @Nullable UUID cause) {
        InvoiceEvent event = numbered.event();
        InvoiceDocument document = event.document();
        return new Outgoing(
                fact(event, document),
                document.customer().toString(),
                document.id().toString(),
                numbered.version(),
                document.legalEntity(),
                document.customer(),
                event.on(),
                cause);
    }

    private static InvoiceFact fact(InvoiceEvent event, InvoiceDocument document) {
        return switch (event) {
            case InvoiceEvent.Issued issued ->
                new InvoiceIssued(
                        document.id(),
                        document.customer(),
                        document.source(),
                        document.number(),
                        document.issueDate(),
                        document.dueDate(),
                        document.amount(),
                        document.amount());
            case InvoiceEvent.BecameDueSoon soon ->
                new InvoiceDueSoon(
                        document.id(), document.customer(), document.dueDate(), soon.daysAhead(), soon.openAmount());
            case InvoiceEvent.Disputed disputed -> disputed(disputed, document);
            case InvoiceEvent.DisputeResolved resolved -> resolved(resolved, document);
            case InvoiceEvent.BecameOverdue overdue ->
                new InvoiceOverdue(
                        document.id(), document.customer(), document.dueDate(), overdue.since(), overdue.openAmount());
            case InvoiceEvent.PaymentApplied applied ->
                new PaymentApplied(
                        document.id(),
                        document.customer(),
                        applied.payment(),
                        applied.allocation(),
                        applied.paidOn(),
                        document.dueDate(),
                        applied.amount(),
                        applied.openAmount(),
                        applied.overdueSince());
            case InvoiceEvent.Settled settled ->
                new InvoiceSettled(
                        document.id(),
                        document.customer(),
                        document.issueDate(),
                        document.dueDate(),
                        settled.settledOn(),
                        document.amount(),
                        nothing(document),
                        settled.overdueSince());
            case InvoiceEvent.PaymentUnapplied unapplied ->
                new PaymentUnapplied(
                        document.id(),
                        document.customer(),
                        unapplied.payment(),
                        unapplied.allocation(),
                        unapplied.reason(),
                        unapplied.unappliedOn(),
                        document.dueDate(),
                        unapplied.amount(),
                        unapplied.openAmount(),
                        unapplied.overdueSince());
            case InvoiceEvent.Cancelled cancelled ->
                new InvoiceCancelled(
                        document.id(),
                        document.customer(),
                        cancelled.reason(),
                        document.issueDate(),
                        cancelled.on(),
                        document.dueDate(),
                        cancelled.overdueSince() != null,
                        document.amount(),
                        nothing(document));
        };
    }

    private static InvoiceDisputed disputed(InvoiceEvent.Disputed disputed, InvoiceDocument document) {
        return new InvoiceDisputed(
                document.id(),
                document.customer(),
                disputed.reason(),
                disputed.on(),
                document.dueDate(),
                disputed.openAmount(),
                disputed.overdueSince());
    }

    private static DisputeResolved resolved(InvoiceEvent.DisputeResolved resolved, InvoiceDocument document) {
        return new DisputeResolved(
                document.id(),
                document.customer(),
                resolved.dispute().reason(),
                resolved.outcome(),
                resolved.dispute().since(),
                resolved.on(),
                document.dueDate(),
                resolved.openAmount(),
                resolved.overdueSince());
    }

    /** The ledger's answer; the subject is the allocation, which is answered once. */
    public static Outgoing ofAnswer(Answered answered) {
        AllocationOrder.Apply order = answered.order();
        AllocationAnswered fact = new AllocationAnswered(
                order.allocation(),
                order.payment(),
                order.customer(),
                order.invoice(),
                order.amount(),
                answered.applied(),
                answered.openAmount(),
                answered.invoiceVersion(),
                answered.reason());
        return new Outgoing(
                fact,
                order.customer().toString(),
                order.allocation().toString(),
                1,
                order.legalEntity(),
                order.customer(),
                answered.on(),
                order.cause());
    }

    private static Money nothing(InvoiceDocument document) {
        return Money.zero(document.amount().currency());
    }
}
