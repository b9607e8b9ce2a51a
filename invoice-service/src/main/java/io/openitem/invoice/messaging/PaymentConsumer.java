package io.openitem.invoice.messaging;

import io.openitem.contracts.payment.v1.AllocationProposed;
import io.openitem.contracts.payment.v1.PaymentAssigned;
import io.openitem.contracts.payment.v1.PaymentFact;
import io.openitem.contracts.payment.v1.PaymentReceived;
import io.openitem.contracts.payment.v1.PaymentReversed;
import io.openitem.contracts.payment.v1.UnappliedCashChanged;
import io.openitem.invoice.app.AllocationHandler;
import io.openitem.invoice.domain.AllocationOrder;
import io.openitem.kit.inbox.Inbox;
import io.openitem.kit.inbox.Received;
import io.openitem.kit.inbox.Subscriber;
import io.openitem.kit.inbox.Subscription;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What cash application proposes and takes back becomes orders to the ledger. */
@ApplicationScoped
public class PaymentConsumer implements Subscriber {

    static final String NAME = "invoice-payment";

    private final Inbox inbox;
    private final AllocationHandler handler;

    PaymentConsumer(Inbox inbox, AllocationHandler handler) {
        this.inbox = inbox;
        this.handler = handler;
    }

    /** What the channel hands in; public so that facts can be handed in by other means than the channel. */
    @Override
    public Subscription<PaymentFact> subscription() {
        return new Subscription<>(NAME, PaymentFact.class, this::handle);
    }

    @Incoming(NAME)
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(records, subscription());
    }

    private Uni<Void> handle(Tx tx, List<Received<PaymentFact>> facts) {
        return handler.handleAll(
                tx, facts.stream().flatMap(PaymentConsumer::order).toList());
    }

    /** None where the ledger has no part in what happened. */
    private static Stream<AllocationOrder> order(Received<PaymentFact> received) {
        return switch (received.fact()) {
            case AllocationProposed proposed ->
                Stream.of(new AllocationOrder.Apply(
                        proposed.allocation(),
                        proposed.payment(),
                        received.envelope().legalEntity(),
                        proposed.customer(),
                        proposed.invoice(),
                        proposed.amount(),
                        proposed.receivedOn(),
                        received.envelope().id()));
            case PaymentReversed reversed ->
                Stream.of(new AllocationOrder.TakeBack(
                        reversed.payment(),
                        reversed.reason(),
                        reversed.reversedOn(),
                        received.envelope().id()));
            case PaymentReceived ignored -> Stream.empty();
            case PaymentAssigned ignored -> Stream.empty();
            case UnappliedCashChanged ignored -> Stream.empty();
        };
    }
}
