package io.openitem.payment.messaging;

import io.openitem.contracts.AccountNumber;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Envelope;
import io.openitem.contracts.InvoiceId;
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
import io.openitem.kit.inbox.Inbox;
import io.openitem.kit.inbox.Received;
import io.openitem.kit.inbox.Subscriber;
import io.openitem.kit.inbox.Subscription;
import io.openitem.kit.tx.Tx;
import io.openitem.payment.app.LedgerListener;
import io.openitem.payment.app.LedgerNews;
import io.openitem.payment.domain.PaymentCommand;
import io.openitem.payment.store.LedgerCopies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** The ledger's facts become news for cash application. */
@ApplicationScoped
public class InvoiceConsumer implements Subscriber {

    static final String NAME = "payment-invoice";

    private final Inbox inbox;
    private final LedgerListener listener;

    InvoiceConsumer(Inbox inbox, LedgerListener listener) {
        this.inbox = inbox;
        this.listener = listener;
    }

    /** What the channel hands in; public so that facts can be handed in by other means than the channel. */
    @Override
    public Subscription<InvoiceFact> subscription() {
        return new Subscription<>(NAME, InvoiceFact.class, this::handle);
    }

    @Incoming(NAME)
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(records, subscription());
    }

    private Uni<Void> handle(Tx tx, List<Received<InvoiceFact>> facts) {
        return listener.hear(tx, facts.stream().flatMap(InvoiceConsumer::news).toList());
    }

    private static Stream<LedgerNews> news(Received<InvoiceFact> received) {
        Envelope envelope = received.envelope();
        return switch (received.fact()) {
            case CustomerRegistered registered -> account(envelope, registered.customer(), registered.number());
            case CustomerChanged changed -> account(envelope, changed.customer(), changed.number());
            case InvoiceIssued issued ->
                Stream.of(new LedgerNews.OfItem(
                        new LedgerCopies.Item(
                                issued.invoice(),
                                envelope.legalEntity(),
                                issued.customer(),
                                issued.number(),
                                issued.openAmount(),
                                envelope.aggregateVersion()),
                        envelope.id()));
            case InvoiceCancelled cancelled -> open(envelope, cancelled.invoice(), cancelled.openAmount());
            case InvoiceDueSoon soon -> open(envelope, soon.invoice(), soon.openAmount());
            case InvoiceOverdue overdue -> open(envelope, overdue.invoice(), overdue.openAmount());
            case InvoiceDisputed disputed -> open(envelope, disputed.invoice(), disputed.openAmount());
            case DisputeResolved resolved -> open(envelope, resolved.invoice(), resolved.openAmount());
            case PaymentApplied applied -> open(envelope, applied.invoice(), applied.openAmount());
            case InvoiceSettled settled -> open(envelope, settled.invoice(), settled.openAmount());
            case PaymentUnapplied unapplied ->
                Stream.of(
                        new LedgerNews.OfOpenAmount(new LedgerCopies.Open(
                                unapplied.invoice(), unapplied.openAmount(), envelope.aggregateVersion())),
                        new LedgerNews.OfAllocation(
                                new PaymentCommand.TakeUnapplied(unapplied.payment(), unapplied.allocation()),
                                envelope.id()),
                        new LedgerNews.OfReopening(unapplied.invoice(), envelope.legalEntity(), envelope.id()));
            case AllocationAnswered answered ->
                Stream.of(
                        new LedgerNews.OfOpenAmount(new LedgerCopies.Open(
                                answered.invoice(), answered.openAmount(), answered.invoiceVersion())),
                        new LedgerNews.OfAllocation(
                                new PaymentCommand.TakeAnswer(
                                        answered.payment(),
                                        answered.allocation(),
                                        answered.applied(),
                                        answered.reason()),
                                envelope.id()));
        };
    }

    private static Stream<LedgerNews> account(Envelope envelope, CustomerId customer, @Nullable AccountNumber number) {
        return Stream.of(new LedgerNews.OfAccount(
                new LedgerCopies.Account(customer, envelope.legalEntity(), number, envelope.aggregateVersion()),
                envelope.id()));
    }

    private static Stream<LedgerNews> open(Envelope envelope, InvoiceId invoice, Money open) {
        return Stream.of(
                new LedgerNews.OfOpenAmount(new LedgerCopies.Open(invoice, open, envelope.aggregateVersion())));
    }
}
