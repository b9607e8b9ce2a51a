package io.openitem.analytics.app;

import io.openitem.analytics.domain.ItemBook;
import io.openitem.analytics.store.Customers;
import io.openitem.analytics.store.DailyFigures;
import io.openitem.analytics.store.Items;
import io.openitem.contracts.AccountNumber;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Envelope;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LanguageCode;
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
import io.openitem.kit.inbox.Received;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the ledger's facts in: reads what they speak of, folds them in memory and writes what changed, a fixed number of
 * statements for a batch of whatever length.
 */
@Singleton
public class Projection {

    private final Items items;
    private final Customers customers;
    private final DailyFigures figures;

    Projection(Items items, Customers customers, DailyFigures figures) {
        this.items = items;
        this.customers = customers;
        this.figures = figures;
    }

    /** In the order of each customer's facts. */
    public Uni<Void> take(Tx tx, List<Received<InvoiceFact>> facts) {
        Set<InvoiceId> invoices = new HashSet<>();
        Set<CustomerId> debtors = new HashSet<>();
        for (Received<InvoiceFact> received : facts) {
            if (received.fact() instanceof InvoiceIssued issued) {
                debtors.add(issued.customer());
            } else {
                Stream.ofNullable(invoice(received.fact())).forEach(invoices::add);
            }
        }
        return items.load(tx, invoices)
                .chain(known -> customers.countries(tx, debtors).map(countries -> new ItemBook(known, countries)))
                .invoke(book -> facts.forEach(received -> book.add(received.envelope(), received.fact())))
                .chain(book -> write(tx, book))
                .chain(() -> customers.save(tx, accounts(facts)));
    }

    private Uni<Void> write(Tx tx, ItemBook book) {
        return items.save(tx, book.items())
                .chain(() -> items.move(tx, book.moves()))
                .chain(() -> figures.add(tx, book.postings().changes()));
    }

    /** The item whose state a fact changes; absent where it changes none. */
    private static @Nullable InvoiceId invoice(InvoiceFact fact) {
        return switch (fact) {
            case InvoiceIssued issued -> issued.invoice();
            case InvoiceCancelled cancelled -> cancelled.invoice();
            case PaymentApplied applied -> applied.invoice();
            case PaymentUnapplied unapplied -> unapplied.invoice();
            case InvoiceSettled settled -> settled.invoice();
            case InvoiceDueSoon soon -> null;
            case InvoiceOverdue overdue -> null;
            case InvoiceDisputed disputed -> null;
            case DisputeResolved resolved -> null;
            case AllocationAnswered answered -> null;
            case CustomerRegistered registered -> null;
            case CustomerChanged changed -> null;
        };
    }

    private static List<Customers.Account> accounts(Collection<Received<InvoiceFact>> facts) {
        return facts.stream().map(Projection::account).filter(Objects::nonNull).toList();
    }

    private static Customers.@Nullable Account account(Received<InvoiceFact> received) {
        if (received.fact() instanceof CustomerRegistered fact) {
            return account(received.envelope(), fact.customer(), fact.country(), fact.language(), fact.number());
        }
        if (received.fact() instanceof CustomerChanged fact) {
            return account(received.envelope(), fact.customer(), fact.country(), fact.language(), fact.number());
        }
        return null;
    }

    private static Customers.Account account(
            Envelope envelope,
            CustomerId customer,
            CountryCode country,
            LanguageCode language,
            @Nullable AccountNumber number) {
        return new Customers.Account(
                customer, envelope.legalEntity(), country, language, number, envelope.aggregateVersion());
    }
}
