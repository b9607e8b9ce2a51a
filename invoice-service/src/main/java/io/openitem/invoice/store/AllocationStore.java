package io.openitem.invoice.store;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.invoice.domain.Answered;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Rows of {@code allocation}: every proposal that was answered, with its answer, and when it was undone. */
@ApplicationScoped
public class AllocationStore {

    private static final String INSERT = """
            insert into allocation (id, legal_entity, payment_id, invoice_id, customer_id, currency, proposed_minor,
                applied_minor, reason, paid_on)
            select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:payments as uuid[]),
                cast(:invoices as uuid[]), cast(:customers as uuid[]), cast(:currencies as text[]),
                cast(:proposed as bigint[]), cast(:applied as bigint[]), cast(:reasons as text[]),
                cast(:paid as date[]))
            """;

    /** What a payment has settled and is not undone yet. */
    public record Active(
            AllocationId allocation, PaymentId payment, InvoiceId invoice, Money applied, LocalDate paidOn) {}

    /** Which of these were answered before. */
    public Uni<Set<AllocationId>> answered(Tx tx, Collection<AllocationId> ids) {
        return tx.sql("select id from allocation where id = any(cast(:ids as uuid[]))")
                .bind("ids", ids.stream().map(AllocationId::value).toArray(UUID[]::new))
                .list(row -> new AllocationId(row.uuid(0)))
                .map(HashSet::new);
    }

    public Uni<Void> insert(Tx tx, List<Answered> answers) {
        return tx.sql(INSERT)
                .bind("ids", Columns.uuids(answers, a -> a.order().allocation().value()))
                .bind("entities", Columns.texts(answers, a -> a.order().legalEntity()))
                .bind(
                        "payments",
                        Columns.uuids(answers, a -> a.order().payment().value()))
                .bind(
                        "invoices",
                        Columns.uuids(answers, a -> a.order().invoice().value()))
                .bind(
                        "customers",
                        Columns.uuids(answers, a -> a.order().customer().value()))
                .bind(
                        "currencies",
                        Columns.texts(answers, a -> a.order().amount().currency()))
                .bind(
                        "proposed",
                        Columns.numbers(answers, a -> a.order().amount().minorUnits()))
                .bind("applied", Columns.numbers(answers, a -> a.applied().minorUnits()))
                .bind("reasons", Columns.texts(answers, Answered::reason))
                .bind("paid", Columns.dates(answers, Answered::paidOn))
                .update()
                .replaceWithVoid();
    }

    /** What these payments have settled, in the order of the items. */
    public Uni<List<Active>> active(Tx tx, Collection<PaymentId> payments) {
        return tx.sql("select id, payment_id, invoice_id, applied_minor, currency, paid_on from allocation"
                        + " where payment_id = any(cast(:payments as uuid[])) and applied_minor > 0"
                        + " and unapplied_on is null order by invoice_id, id")
                .bind("payments", payments.stream().map(PaymentId::value).toArray(UUID[]::new))
                .list(row -> new Active(
                        new AllocationId(row.uuid(0)),
                        new PaymentId(row.uuid(1)),
                        new InvoiceId(row.uuid(2)),
                        Money.ofMinor(row.number(3), row.text(4)),
                        row.date(5)));
    }

    /** Notes from which day on allocations count no longer. */
    public Uni<Void> end(Tx tx, List<AllocationId> ids, List<LocalDate> days) {
        return tx.sql("update allocation a set unapplied_on = n.day"
                        + " from unnest(cast(:ids as uuid[]), cast(:days as date[])) as n(id, day) where a.id = n.id")
                .bind("ids", Columns.uuids(ids, AllocationId::value))
                .bind("days", Columns.dates(days, day -> day))
                .update()
                .replaceWithVoid();
    }
}
