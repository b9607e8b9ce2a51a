package io.openitem.kit.sample;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.Fact;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.SourceCode;
import io.openitem.contracts.invoice.v1.CustomerChanged;
import io.openitem.contracts.invoice.v1.InvoiceIssued;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.outbox.Outbox;
import io.openitem.kit.outbox.Outgoing;
import io.openitem.kit.outbox.TimeOrderedId;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The only writer of tallies: loads and locks, folds, writes states and facts set-based. */
@ApplicationScoped
class TallyHandler {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final Outbox outbox;
    private final Fold<CustomerId, Tally, Tally.Command, Tally.Event, Tally.Refusal> fold =
            new Fold<>(Tally.Command::customer, id -> new Tally.Absent(), Tally::decide, Tally::evolve);

    TallyHandler(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Fold.Folded<CustomerId, Tally, Tally.Event, Tally.Refusal>> handleAll(Tx tx, List<Tally.Command> commands) {
        UUID[] ids = commands.stream()
                .map(command -> command.customer().value())
                .distinct()
                .toArray(UUID[]::new);
        return load(tx, ids)
                .map(loaded -> fold.over(loaded, commands))
                .chain(folded -> save(tx, folded.changed())
                        .chain(() -> outbox.append(
                                tx,
                                folded.events().stream()
                                        .map(TallyHandler::outgoing)
                                        .toList()))
                        .replaceWith(folded));
    }

    private static Uni<Map<CustomerId, Versioned<Tally>>> load(Tx tx, UUID[] ids) {
        return tx.sql("select customer_id, legal_entity, currency, total_minor, closed, version from tally"
                        + " where customer_id = any(cast(:ids as uuid[])) order by customer_id for update")
                .bind("ids", ids)
                .list(row -> {
                    LegalEntityId entity = new LegalEntityId(row.text(1));
                    Money total = Money.ofMinor(row.number(3), row.text(2));
                    Tally tally = row.flag(4) ? new Tally.Closed(entity, total) : new Tally.Open(entity, total);
                    return Map.entry(new CustomerId(row.uuid(0)), new Versioned<>(tally, row.number(5)));
                })
                .map(entries -> {
                    Map<CustomerId, Versioned<Tally>> loaded = new HashMap<>();
                    entries.forEach(entry -> loaded.put(entry.getKey(), entry.getValue()));
                    return loaded;
                });
    }

    private static Uni<Integer> save(Tx tx, Map<CustomerId, Versioned<Tally>> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        List<CustomerId> ids = List.copyOf(changed.keySet());
        List<Row> rows = ids.stream()
                .map(id -> Row.of(Objects.requireNonNull(changed.get(id))))
                .toList();
        return tx.sql("""
                insert into tally (customer_id, legal_entity, currency, total_minor, closed, version)
                select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:currencies as text[]),
                    cast(:totals as bigint[]), cast(:closed as boolean[]), cast(:versions as bigint[]))
                on conflict (customer_id) do update set total_minor = excluded.total_minor,
                    closed = excluded.closed, version = excluded.version
                """)
                .bind("ids", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .bind("entities", rows.stream().map(row -> row.entity().value()).toArray(String[]::new))
                .bind(
                        "currencies",
                        rows.stream()
                                .map(row -> row.total().currency().getCurrencyCode())
                                .toArray(String[]::new))
                .bind(
                        "totals",
                        rows.stream().map(row -> row.total().minorUnits()).toArray(Long[]::new))
                .bind("closed", rows.stream().map(Row::closed).toArray(Boolean[]::new))
                .bind("versions", rows.stream().map(Row::version).toArray(Long[]::new))
                .update();
    }

    private record Row(LegalEntityId entity, Money total, boolean closed, long version) {
        static Row of(Versioned<Tally> tally) {
            return switch (tally.state()) {
                case Tally.Absent absent -> throw new IllegalStateException("An event never leads back to absence");
                case Tally.Open open -> new Row(open.legalEntity(), open.total(), false, tally.version());
                case Tally.Closed closed -> new Row(closed.legalEntity(), closed.total(), true, tally.version());
            };
        }
    }

    static Outgoing outgoing(Fold.Numbered<CustomerId, Tally.Event> event) {
        CustomerId customer = event.key();
        return new Outgoing(
                fact(customer, event.event()),
                customer.toString(),
                customer.toString(),
                event.version(),
                event.event().legalEntity(),
                customer,
                TODAY,
                null);
    }

    private static Fact fact(CustomerId customer, Tally.Event event) {
        return switch (event) {
            case Tally.Event.Added added ->
                new InvoiceIssued(
                        new InvoiceId(TimeOrderedId.next()),
                        customer,
                        new SourceCode("sample"),
                        new DocumentNumber("S-1"),
                        TODAY,
                        TODAY,
                        added.amount(),
                        added.amount());
            case Tally.Event.Finished finished ->
                new CustomerChanged(
                        customer,
                        new CountryCode("DE"),
                        new LanguageCode("de"),
                        java.util.Currency.getInstance("EUR"),
                        false,
                        null);
        };
    }
}
