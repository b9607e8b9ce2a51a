package io.openitem.analytics.app;

import io.openitem.contracts.CustomerId;
import io.openitem.kit.paging.Cursor;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.PageRequest;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Reads what happened to a customer, newest first. */
@Singleton
public class TimelineQueries {

    public static final String LIST = "timeline";
    public static final int LIST_KEYS = 2;

    /** Later than any fact. */
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private static final UUID LAST = new UUID(-1, -1);

    /**
     * One fact.
     *
     * @param type with its context, for example {@code openitem.invoice.v1.InvoiceIssued}
     * @param details the fact's own fields as JSON
     */
    public record Entry(UUID id, Instant time, LocalDate businessDate, String type, String subject, String details) {}

    /** The facts about a customer in the caller's scope. */
    public Uni<Page<Entry>> page(Tx tx, CustomerId customer, PageRequest request) {
        Cursor after = request.after();
        return tx.sql("""
            select id, at, business_date, type, subject, details from timeline
            where customer_id = :customer and (at, id) < (:at, :id)
            order by at desc, id desc limit :rows
            """)
                .bind("customer", customer.value())
                .bind("at", after == null ? END : after.instant(0))
                .bind("id", after == null ? LAST : after.uuid(1))
                .bind("rows", request.rows())
                .list(row -> new Entry(row.uuid(0), row.instant(1), row.date(2), row.text(3), row.text(4), row.text(5)))
                .map(rows -> Page.of(rows, request, row -> Cursor.at(LIST, row.time(), row.id())));
    }
}
