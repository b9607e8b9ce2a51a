package io.openitem.analytics.store;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Envelope;
import io.openitem.contracts.Fact;
import io.openitem.kit.codec.FactCodec;
import io.openitem.kit.inbox.Received;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table of everything that happened to a customer, whichever service said so. */
@Singleton
public class Timeline {

    private final FactCodec codec;

    Timeline(FactCodec codec) {
        this.codec = codec;
    }

    private record Entry(Envelope envelope, UUID customer, String details) {}

    /** Adds the facts that are about a customer. */
    public <F extends Fact> Uni<Void> add(Tx tx, List<Received<F>> facts) {
        List<Entry> rows = new ArrayList<>();
        for (Received<F> received : facts) {
            CustomerId customer = received.envelope().customerId();
            if (customer != null) {
                rows.add(new Entry(received.envelope(), customer.value(), codec.encode(received.fact())));
            }
        }
        return rows.isEmpty() ? Uni.createFrom().voidItem() : insert(tx, rows);
    }

    private static Uni<Void> insert(Tx tx, List<Entry> rows) {
        return tx.sql("""
            insert into timeline (customer_id, at, id, legal_entity, business_date, type, subject, details)
            select * from unnest(cast(:customers as uuid[]), cast(cast(:at as text[]) as timestamptz[]),
                cast(:ids as uuid[]), cast(:entities as text[]), cast(:days as date[]), cast(:types as text[]),
                cast(:subjects as text[]), cast(:details as text[]))
            """)
                .bind("customers", Columns.uuids(rows, Entry::customer))
                .bind("at", rows.stream().map(row -> row.envelope().time()).toArray(Instant[]::new))
                .bind("ids", Columns.uuids(rows, row -> row.envelope().id()))
                .bind("entities", Columns.texts(rows, row -> row.envelope().legalEntity()))
                .bind("days", Columns.dates(rows, row -> row.envelope().businessDate()))
                .bind("types", Columns.texts(rows, row -> row.envelope().type()))
                .bind("subjects", Columns.texts(rows, row -> row.envelope().subject()))
                .bind("details", Columns.texts(rows, Entry::details))
                .update()
                .replaceWithVoid();
    }
}
