package io.openitem.risk.messaging;

import io.openitem.contracts.Envelope;
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
import io.openitem.risk.app.RiskHandler;
import io.openitem.risk.domain.Movement;
import io.openitem.risk.domain.Movement.Effect;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** The ledger's facts become movements of what customers are judged by. */
@ApplicationScoped
public class InvoiceConsumer implements Subscriber {

    static final String NAME = "risk-invoice";

    private final Inbox inbox;
    private final RiskHandler handler;

    InvoiceConsumer(Inbox inbox, RiskHandler handler) {
        this.inbox = inbox;
        this.handler = handler;
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
        return handler.hear(
                tx, facts.stream().flatMap(InvoiceConsumer::movements).toList());
    }

    private static Stream<Movement> movements(Received<InvoiceFact> received) {
        return switch (received.fact()) {
            case CustomerRegistered registered -> moved(received, null);
            case InvoiceOverdue overdue -> moved(received, null);
            case InvoiceSettled settled -> moved(received, null);
            case InvoiceIssued issued ->
                moved(
                        received,
                        Effect.issued(
                                issued.invoice(),
                                issued.issueDate(),
                                issued.dueDate(),
                                issued.amount(),
                                issued.openAmount()));
            case PaymentApplied applied ->
                moved(received, Effect.paid(applied.invoice(), applied.dueDate(), applied.paidOn(), applied.amount()));
            case PaymentUnapplied unapplied ->
                moved(
                        received,
                        Effect.returned(
                                unapplied.invoice(), unapplied.dueDate(), unapplied.unappliedOn(), unapplied.amount()));
            case InvoiceCancelled cancelled ->
                moved(
                        received,
                        Effect.withdrawn(
                                cancelled.invoice(),
                                cancelled.issueDate(),
                                cancelled.dueDate(),
                                cancelled.cancelledOn(),
                                cancelled.amount()));
            case CustomerChanged changed -> Stream.of();
            case InvoiceDueSoon soon -> Stream.of();
            // A dispute says something about the goods, not about the payer.
            case InvoiceDisputed disputed -> Stream.of();
            case DisputeResolved resolved -> Stream.of();
            case AllocationAnswered answered -> Stream.of();
        };
    }

    private static Stream<Movement> moved(Received<InvoiceFact> received, @Nullable Effect effect) {
        Envelope envelope = received.envelope();
        return Stream.of(new Movement(received.fact().customer(), envelope.legalEntity(), envelope.id(), effect));
    }
}
