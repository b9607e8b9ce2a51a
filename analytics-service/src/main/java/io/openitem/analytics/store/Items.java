package io.openitem.analytics.store;

import io.openitem.analytics.domain.Item;
import io.openitem.analytics.domain.ItemBook.Move;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The tables of items and of what moved on them. */
@Singleton
public class Items {

    /** The items of these ids that are known. */
    public Uni<List<Item>> load(Tx tx, Collection<InvoiceId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.sql("""
            select invoice, legal_entity, customer_id, country, number, issue_date, due_date, owed_from,
                amount_minor, cast(currency as text), first_move, settled_on, cancelled_on
            from item where invoice = any(cast(:ids as uuid[]))
            """)
                .bind("ids", ids.stream().map(InvoiceId::value).distinct().toArray(UUID[]::new))
                .list(Items::item);
    }

    private static Item item(Row row) {
        return new Item(
                new InvoiceId(row.uuid(0)),
                new LegalEntityId(row.text(1)),
                new CustomerId(row.uuid(2)),
                new CountryCode(row.text(3)),
                new DocumentNumber(row.text(4)),
                row.date(5),
                row.date(6),
                row.date(7),
                Money.ofMinor(row.number(8), row.text(9)),
                row.isNull(10) ? null : row.date(10),
                row.isNull(11) ? null : row.date(11),
                row.isNull(12) ? null : row.date(12));
    }

    /** Keeps items as they are now, whether they are new or not. */
    public Uni<Void> save(Tx tx, Collection<Item> items) {
        if (items.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Item> rows = items.stream()
                .sorted(Comparator.comparing(item -> item.invoice().value()))
                .toList();
        return tx.sql("""
            insert into item as i (invoice, legal_entity, currency, customer_id, country, number, issue_date,
                due_date, owed_from, amount_minor, first_move, settled_on, cancelled_on)
            select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:currencies as text[]),
                cast(:customers as uuid[]), cast(:countries as text[]), cast(:numbers as text[]),
                cast(:issued as date[]), cast(:due as date[]), cast(:owed as date[]), cast(:amounts as bigint[]),
                cast(:moved as date[]), cast(:settled as date[]), cast(:cancelled as date[]))
            on conflict (invoice) do update set first_move = excluded.first_move,
                settled_on = excluded.settled_on, cancelled_on = excluded.cancelled_on
            """)
                .bind("ids", Columns.uuids(rows, item -> item.invoice().value()))
                .bind("entities", Columns.texts(rows, Item::legalEntity))
                .bind("currencies", Columns.texts(rows, item -> item.amount().currency()))
                .bind("customers", Columns.uuids(rows, item -> item.customer().value()))
                .bind("countries", Columns.texts(rows, Item::country))
                .bind("numbers", Columns.texts(rows, Item::number))
                .bind("issued", Columns.dates(rows, Item::issueDate))
                .bind("due", Columns.dates(rows, Item::dueDate))
                .bind("owed", Columns.dates(rows, Item::owedFrom))
                .bind("amounts", Columns.numbers(rows, item -> item.amount().minorUnits()))
                .bind("moved", Columns.dates(rows, Item::firstMove))
                .bind("settled", Columns.dates(rows, Item::settledOn))
                .bind("cancelled", Columns.dates(rows, Item::cancelledOn))
                .update()
                .replaceWithVoid();
    }

    /** Adds what moved on items, in minor units, to the days on which it did. */
    public Uni<Void> move(Tx tx, Map<Move, Long> moves) {
        if (moves.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Map.Entry<Move, Long>> rows = moves.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Move, Long> row) ->
                                row.getKey().item().invoice().value())
                        .thenComparing(row -> row.getKey().day()))
                .toList();
        return tx.sql("""
            insert into item_move as m (invoice, day, legal_entity, minor)
            select * from unnest(cast(:ids as uuid[]), cast(:days as date[]), cast(:entities as text[]),
                cast(:minors as bigint[]))
            on conflict (invoice, day) do update set minor = m.minor + excluded.minor
            """)
                .bind(
                        "ids",
                        Columns.uuids(rows, row -> row.getKey().item().invoice().value()))
                .bind("days", Columns.dates(rows, row -> row.getKey().day()))
                .bind("entities", Columns.texts(rows, row -> row.getKey().item().legalEntity()))
                .bind("minors", Columns.numbers(rows, Map.Entry::getValue))
                .update()
                .replaceWithVoid();
    }
}
