package io.openitem.kit.sample;

import io.openitem.contracts.invoice.v1.InvoiceFact;
import io.openitem.contracts.invoice.v1.InvoiceIssued;
import io.openitem.kit.inbox.Inbox;
import io.openitem.kit.inbox.Received;
import io.openitem.kit.inbox.Subscriber;
import io.openitem.kit.inbox.Subscription;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Sums the facts of the sample up again; refuses one amount for as long as the test says so. */
@ApplicationScoped
class TallyProjection implements Subscriber {

    /** Facts of this amount in minor units cannot be taken in; 0 refuses none. */
    static final AtomicLong POISON = new AtomicLong();

    private final Inbox inbox;

    TallyProjection(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public Subscription<InvoiceFact> subscription() {
        return new Subscription<>("sample", InvoiceFact.class, this::handle);
    }

    @Incoming("sample")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(records, subscription());
    }

    private Uni<Void> handle(Tx tx, List<Received<InvoiceFact>> facts) {
        for (Received<InvoiceFact> received : facts) {
            if (received.fact() instanceof InvoiceIssued issued
                    && issued.amount().minorUnits() == POISON.get()) {
                return Uni.createFrom().failure(new IllegalStateException("This amount cannot be taken in"));
            }
        }
        return tx.sql("""
                insert into tally_projection as p (customer_id, legal_entity, total_minor, facts, versions)
                select customer_id, min(legal_entity), sum(amount), count(*), array_agg(version order by nth)
                from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:amounts as bigint[]),
                    cast(:versions as bigint[])) with ordinality as f(customer_id, legal_entity, amount, version, nth)
                group by customer_id
                on conflict (customer_id) do update set total_minor = p.total_minor + excluded.total_minor,
                    facts = p.facts + excluded.facts, versions = p.versions || excluded.versions
                """)
                .bind(
                        "ids",
                        facts.stream()
                                .map(received -> received.fact().customer().value())
                                .toArray(UUID[]::new))
                .bind(
                        "entities",
                        facts.stream()
                                .map(received ->
                                        received.envelope().legalEntity().value())
                                .toArray(String[]::new))
                .bind("amounts", facts.stream().map(TallyProjection::amount).toArray(Long[]::new))
                .bind(
                        "versions",
                        facts.stream()
                                .map(received -> received.envelope().aggregateVersion())
                                .toArray(Long[]::new))
                .update()
                .replaceWithVoid();
    }

    private static long amount(Received<InvoiceFact> received) {
        return received.fact() instanceof InvoiceIssued issued ? issued.amount().minorUnits() : 0;
    }
}
