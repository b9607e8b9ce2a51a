package io.openitem.dunning.messaging;

import io.openitem.contracts.AccountNumber;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Envelope;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LanguageCode;
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
import io.openitem.dunning.app.LedgerListener;
import io.openitem.dunning.app.LedgerNews;
import io.openitem.dunning.store.LedgerCopies;
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
import org.jspecify.annotations.Nullable;

/** The ledger's facts become news for dunning. */
@ApplicationScoped
public class InvoiceConsumer implements Subscriber {

    static final String NAME = "dunning-invoice";

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
            case CustomerRegistered told ->
                account(envelope, told.customer(), told.number(), told.country(), told.language());
            case CustomerChanged told ->
                account(envelope, told.customer(), told.number(), told.country(), told.language());
            case InvoiceIssued issued ->
                Stream.of(new LedgerNews.OfItem(
                        concerned(envelope, issued.customer()),
                        new LedgerCopies.Item(
                                issued.invoice(),
                                envelope.legalEntity(),
                                issued.customer(),
                                issued.number(),
                                issued.dueDate(),
                                issued.openAmount(),
                                envelope.aggregateVersion())));
            case InvoiceDueSoon soon -> open(envelope, soon.customer(), soon.invoice(), soon.openAmount());
            case InvoiceOverdue overdue -> open(envelope, overdue.customer(), overdue.invoice(), overdue.openAmount());
            case PaymentApplied applied -> open(envelope, applied.customer(), applied.invoice(), applied.openAmount());
            case PaymentUnapplied back -> open(envelope, back.customer(), back.invoice(), back.openAmount());
            case InvoiceSettled settled -> open(envelope, settled.customer(), settled.invoice(), settled.openAmount());
            case InvoiceCancelled gone -> open(envelope, gone.customer(), gone.invoice(), gone.openAmount());
            case InvoiceDisputed told -> dispute(envelope, told.customer(), told.invoice(), told.openAmount(), true);
            case DisputeResolved told -> dispute(envelope, told.customer(), told.invoice(), told.openAmount(), false);
            case AllocationAnswered answered -> Stream.of();
        };
    }

    private static LedgerCopies.Concerned concerned(Envelope envelope, CustomerId customer) {
        return new LedgerCopies.Concerned(customer, envelope.legalEntity(), envelope.businessDate());
    }

    private static Stream<LedgerNews> account(
            Envelope envelope,
            CustomerId customer,
            @Nullable AccountNumber number,
            CountryCode country,
            LanguageCode language) {
        return Stream.of(new LedgerNews.OfAccount(
                concerned(envelope, customer),
                new LedgerCopies.Account(
                        customer, envelope.legalEntity(), number, country, language, envelope.aggregateVersion())));
    }

    private static Stream<LedgerNews> open(Envelope envelope, CustomerId customer, InvoiceId invoice, Money open) {
        return Stream.of(new LedgerNews.OfOpenAmount(
                concerned(envelope, customer), new LedgerCopies.Open(invoice, open, envelope.aggregateVersion())));
    }

    private static Stream<LedgerNews> dispute(
            Envelope envelope, CustomerId customer, InvoiceId invoice, Money open, boolean disputed) {
        return Stream.of(new LedgerNews.OfDispute(
                concerned(envelope, customer),
                new LedgerCopies.Open(invoice, open, envelope.aggregateVersion()),
                new LedgerCopies.Disputed(invoice, disputed, envelope.aggregateVersion())));
    }
}
